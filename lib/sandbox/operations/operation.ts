import type { Credential } from "../auth/credentials";
import { apiFailure } from "../http/api-failure";
import type { EndpointSet } from "../http/rate-limits";
import type { Reply } from "../http/render";
import type { OperationVersion } from "../http/versions";
import type { Organization, Project, Team } from "../world/model";
import type { World } from "../world/world";

/** Who an operation asks for: the description's x-rolesRequirements (atlas-facts §1). */
export type RoleNeed =
  | "none"
  | "orgMember"
  | "orgReadOnly"
  | "orgOwner"
  | "projectReadOnly"
  | "projectAccessManager"
  | "projectOwner"
  | "projectDatabaseAccessAdmin";

/** One change of the world, for the effects list and for Atlas's own events. */
export interface Change {
  userId?: string;
  username?: string;
  projectId?: string;
  teamId?: string;
  /** What else went or came with it: cascaded projects and teams, old and new roles. */
  detail?: Record<string, unknown>;
  events?: readonly { type: string; groupId?: string; teamId?: string; targetPublicKey?: string }[];
}

/** Everything an operation may look at. Handlers are synchronous: a call is applied whole or not at all. */
export interface Call {
  readonly world: World;
  readonly baseUrl: string;
  readonly nowMs: number;
  readonly caller: Credential;
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: unknown;
  /** The negotiated version's date. */
  readonly version: string;
  /** The organization, as this call may see it: an older view while a lag fault holds. */
  readonly organization: Organization | null;
  readonly project: Project | null;
  record(change: Change): void;
}

export interface Operation {
  /** operationId of the published description. */
  readonly id: string;
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below /api/atlas/v2, as the description writes it. */
  readonly path: string;
  readonly versions: readonly OperationVersion[];
  readonly role: RoleNeed;
  readonly endpointSet: EndpointSet;
  readonly handle: (call: Call) => Reply;
}

export function organizationOf(call: Call): Organization {
  if (call.organization === null) throw apiFailure("ORG_NOT_FOUND");
  return call.organization;
}

export function projectOf(call: Call): Project {
  if (call.project === null) throw apiFailure("GROUP_NOT_FOUND");
  return call.project;
}

export function teamOf(call: Call): Team {
  const teamId = call.params.teamId ?? "";
  if (!isObjectId(teamId)) throw apiFailure("INVALID_TEAM_ID", { parameters: [teamId] });
  const team = organizationOf(call).teams.get(teamId);
  if (team !== undefined) return team;
  const elsewhere = [...call.world.organizations.values()].some((organization) => organization.teams.has(teamId));
  throw apiFailure(elsewhere ? "TEAM_NOT_IN_ORG" : "TEAM_NOT_FOUND", { parameters: [teamId] });
}

/** All ids of the description: 24 lowercase hex digits. */
export function isObjectId(text: string): boolean {
  return /^[a-f0-9]{24}$/.test(text);
}
