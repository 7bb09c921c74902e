import { isInvitation } from "@/components/shared/is-invitation";
import type { PersonInOrganization, PersonView } from "@/lib/directory/person-types";
import type { ScanState } from "@/lib/query/scan-state";
import { type AccessMap, mapAccess } from "./access-map";

/** A number that may be too small, because something was not read. */
export interface Counted {
  count: number;
  isAtLeast: boolean;
}

export interface PersonFacts {
  /** Organizations with a grant, of all that are connected. */
  organizations: { withAccess: number; connected: number; unread: number };
  ownerOf: string[];
  projects: Counted;
  directRoles: Counted;
  teams: Counted;
  invitations: Counted;
  leftovers: Counted;
  isProtected: boolean;
  /** The latest anywhere: Atlas keeps it for the account, not for the organization. */
  lastAuthAt: string | null;
  /** Somewhere more than invited. */
  isMemberSomewhere: boolean;
}

/** The person at a glance, said only as far as it was read. */
export function personFacts(person: PersonView, scan: ScanState | undefined): PersonFacts {
  const maps = person.organizations.map((entry) => ({ entry, map: mapOf(entry, scan) }));
  const isPartial = person.organizations.some((entry) => entry.incomplete.length > 0);
  const sum = (count: (map: AccessMap) => number) => maps.reduce((total, { map }) => total + count(map), 0);
  const memberships = maps.flatMap(({ map }) => map.membership ?? []);
  const isScanned = scan !== undefined && scan.readAt !== null && Object.keys(scan.incomplete).length === 0;
  return {
    organizations: {
      withAccess: maps.filter(({ entry }) => entry.grants.length > 0).length,
      connected: maps.length,
      unread: maps.filter(({ entry }) => entry.grants.length === 0 && entry.incomplete.length > 0).length,
    },
    ownerOf: maps.flatMap(({ entry, map }) =>
      map.membership && !isInvitation(map.membership.status) && map.membership.organizationRoles.includes("ORG_OWNER")
        ? [entry.organization.name]
        : [],
    ),
    projects: {
      count: sum((map) => map.reach.projects),
      isAtLeast: isPartial || maps.some(({ map }) => map.reach.isAtLeast),
    },
    directRoles: { count: sum((map) => map.projects.filter(isDirect).length), isAtLeast: isPartial },
    teams: { count: sum((map) => map.teams.length), isAtLeast: isPartial },
    invitations: {
      count: sum((map) => map.invitations.length) + memberships.filter(({ status }) => isInvitation(status)).length,
      isAtLeast: isPartial || !isScanned,
    },
    leftovers: { count: scan?.leftovers.length ?? 0, isAtLeast: !isScanned },
    isProtected: person.organizations.some((entry) => entry.isProtected),
    lastAuthAt: latest(memberships.map((membership) => membership.lastAuthAt)),
    isMemberSomewhere: memberships.some(({ status }) => !isInvitation(status)),
  };
}

/** An organization's grants, with what the scan has added. */
export function mapOf(entry: PersonInOrganization, scan: ScanState | undefined): AccessMap {
  return mapAccess(entry, scan?.grants[entry.organization.id ?? ""] ?? []);
}

function isDirect(project: AccessMap["projects"][number]): boolean {
  return project.source.kind === "project_role";
}

function latest(moments: readonly (string | null)[]): string | null {
  return moments.reduce((newest, at) => (at !== null && (newest === null || at > newest) ? at : newest), null);
}
