import type { InvitationRow } from "@/lib/directory/person-types";

let made = 0;

/** A pending invitation to an organization, for tests; every call gives another one. */
export function makeInvitation(parts: Partial<InvitationRow> = {}): InvitationRow {
  made += 1;
  return {
    kind: "organization",
    id: made.toString(16).padStart(24, "0"),
    username: `invited${made}@partner.example`,
    status: "PENDING",
    inviterUsername: "grace.nakamura@northwind.example",
    inviterName: "Grace Nakamura",
    inviterHasLeft: false,
    invitedAt: "2026-11-01T09:00:00.000Z",
    expiresAt: "2026-12-01T09:00:00.000Z",
    project: null,
    roles: ["ORG_MEMBER"],
    projectRoles: [],
    teams: [],
    isProtected: false,
    ...parts,
  };
}
