import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasOrganization, AtlasOrganizationUser, CallOptions } from "@/lib/atlas/types";
import type { DirectoryReadContext } from "@/lib/directory/cache";
import type { Connection } from "@/lib/directory/context";
import { readEveryProject } from "@/lib/directory/invitations/read-invitation-lists";
import { separateInvitations } from "@/lib/directory/invitations/separate-invitations";
import { findInOrganization } from "@/lib/directory/people/read-person";
import type { ResolvedPerson } from "@/lib/directory/people/resolve-person";
import { isSamePerson } from "@/lib/directory/people/same-person";
import { describeFailedPart, unstablePart } from "@/lib/directory/reading/atlas-failure";
import { describeGenerationLimits, describePersonLimits } from "@/lib/directory/reading/generation-limits";
import type { IncompletePart } from "@/lib/directory/types";
import type { RemovalTarget } from "../types";

/** Everything of one person in one organization that can be taken away by itself, in the order in which it has to go. */
export interface FoundTargets {
  connection: Connection;
  organization: AtlasOrganization | null;
  user: AtlasOrganizationUser | null;
  targets: RemovalTarget[];
  /** Empty where they could not be read. */
  projects: readonly { id: string; name: string }[];
  /** Every old invitation that was read on the way, whoever it invites. */
  oldInvitations: SeenInvitation[];
  /** Parts of the inventory that could not be read: with any of them the plan is refused (rule 1). */
  missing: IncompletePart[];
  /** What this connection can neither show nor remove: said, and no reason to refuse. */
  limits: IncompletePart[];
}

export interface SeenInvitation {
  username: string;
  inviterUsername: string | null;
  /** ISO 8601. */
  expiresAt: string | null;
  /** Null for one to the organization. */
  projectName: string | null;
}

/**
 * Reads live what one connection gives a person. Old project invitations first, then the old organization invitation, then the
 * membership, which ends direct roles and teams: an invitation that outlived the membership could be accepted again.
 * Never throws for an Atlas failure: it stands in `missing`.
 */
export async function findTargets(
  ctx: DirectoryReadContext,
  connection: Connection,
  person: ResolvedPerson,
  call: CallOptions & { signal: AbortSignal },
): Promise<FoundTargets> {
  const found: FoundTargets = {
    connection,
    organization: null,
    user: null,
    targets: [],
    projects: [],
    oldInvitations: [],
    missing: [],
    limits: [],
  };
  const attempt = async (part: string, read: () => Promise<void>, mayBeSwitchedOff = false): Promise<void> => {
    try {
      await read();
    } catch (failure) {
      const described = describeFailedPart(part, failure);
      if (mayBeSwitchedOff && cannotExist(failure)) found.limits.push(described);
      else found.missing.push(described);
    }
  };
  await attempt(`Everything of the connection "${connection.name}"`, async () => {
    found.organization = await connection.organization();
  });
  const { organization } = found;
  if (organization === null) return found;
  const { id: organizationId, name } = organization;
  const { generation } = connection.client;
  found.limits.push(...describeGenerationLimits(generation, name), ...describePersonLimits(generation, name));

  await attempt(`The membership of ${name}`, async () => {
    const { user, incomplete } = await findInOrganization(ctx, connection, organization, person, call.signal);
    found.user = user ?? (await lookThroughEveryone(organizationId));
    found.missing.push(...incomplete);
  });
  if (generation === "v2") {
    found.targets.push(...(await findProjectInvitations(organization)));
    await attempt(`Legacy invitations to ${name}`, findOrganizationInvitations, true);
  }
  if (found.user !== null) {
    const membership = { kind: "remove_from_organization" as const, organizationId, userId: found.user.id };
    // A pending user may be one of those invitations after all: then it goes as what every list shows it as.
    const at = found.user.status === "PENDING" ? firstOrganizationInvitation() : found.targets.length;
    found.targets.splice(at, 0, membership);
  }
  return found;

  /** Whether Atlas's filter minds the case of an e-mail is not documented: that nobody has it is believed of the whole list. */
  async function lookThroughEveryone(id: string): Promise<AtlasOrganizationUser | null> {
    if (generation === "v1.0") return null;
    const { items } = await connection.client.listOrganizationUsers(id, call);
    return items.find(({ username }) => isSamePerson(username, person.username)) ?? null;
  }

  function firstOrganizationInvitation(): number {
    const at = found.targets.findIndex(({ kind }) => kind === "revoke_organization_invitation");
    return at === -1 ? found.targets.length : at;
  }

  async function findOrganizationInvitations(): Promise<void> {
    // All of them, for one call as for one person's: those that this person sent are told as well.
    const { items, stable } = await connection.client.listOrganizationInvitations(organizationId, call);
    if (!stable) found.missing.push(unstablePart(`Legacy invitations to ${name}`));
    found.oldInvitations.push(...items.map((invitation) => ({ ...invitation, projectName: null })));
    const theirs = items.filter(({ username }) => isSamePerson(username, person.username));
    for (const { id: invitationId } of separateInvitations(
      theirs,
      found.user?.status === "PENDING" ? [found.user] : [],
    )) {
      found.targets.push({ kind: "revoke_organization_invitation", organizationId, invitationId });
    }
  }

  async function findProjectInvitations({ id }: AtlasOrganization): Promise<RemovalTarget[]> {
    const targets: RemovalTarget[] = [];
    await attempt(`Legacy invitations to the projects of ${name}`, async () => {
      const { client } = connection;
      const projects = await client.listProjects(id, call);
      found.projects = projects.items;
      if (!projects.stable) found.missing.push(unstablePart(`The projects of ${name}`));
      const reads = await readEveryProject(projects.items, call.signal, (projectId) =>
        client.listProjectInvitations(projectId, call),
      );
      for (const { project, value } of reads.found) {
        if (!value.stable) found.missing.push(unstablePart(`Legacy invitations to ${project.name}`));
        for (const invitation of value.items) {
          found.oldInvitations.push({ ...invitation, projectName: project.name });
          if (!isSamePerson(invitation.username, person.username)) continue;
          targets.push({
            kind: "revoke_project_invitation",
            organizationId: id,
            projectId: project.id,
            invitationId: invitation.id,
          });
        }
      }
      // One project that answers shows that the family is not switched off.
      const isOff = (reason: unknown) => reads.found.length === 0 && cannotExist(reason);
      const [gone] = reads.failures.filter(({ reason }) => isOff(reason));
      if (gone !== undefined)
        found.limits.push(describeFailedPart(`Legacy invitations to the projects of ${name}`, gone.reason));
      for (const failure of reads.failures.filter(({ reason }) => !isOff(reason))) {
        found.missing.push(describeFailedPart(`Legacy invitations to ${failure.name}`, failure.reason));
      }
    });
    return targets;
  }
}

/**
 * A whole family of old invitations is switched off: nobody can list, accept or revoke one any more through this generation of
 * the API. Of anything else (users, projects) the same answer says nothing about what there is.
 */
function cannotExist(failure: unknown): boolean {
  return isAtlasError(failure) && (failure.kind === "version_gone" || failure.kind === "unsupported");
}
