import { roleNames } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import type { InvitationRow } from "@/lib/directory/person-types";

/** What sort of invitation it is, as its row says it. */
export function kindWords(row: Pick<InvitationRow, "kind" | "project">): string {
  switch (row.kind) {
    case "organization":
      return "Organization invitation";
    case "organization_legacy":
      return "Legacy organization invite";
    case "project_legacy":
      return `Legacy project invite, ${visibleText(row.project?.name ?? "project unknown")}`;
  }
}

export interface WouldGet {
  roles: string;
  /** "2 projects, 1 team"; null where there is nothing beside the roles. */
  beside: string | null;
  /** The names, for a hover. */
  names: string | null;
}

/** What accepting it would give. */
export function wouldGet(row: InvitationRow): WouldGet {
  const projects = row.projectRoles.length;
  const teams = row.teams.length;
  const parts = [
    projects > 0 ? `${projects} ${projects === 1 ? "project" : "projects"}` : "",
    teams > 0 ? `${teams} ${teams === 1 ? "team" : "teams"}` : "",
  ].filter(Boolean);
  const names = [
    ...row.projectRoles.map((role) => `${role.projectName ?? role.projectId}: ${roleNames(role.roles)}`),
    ...row.teams.map((team) => `Team ${team.name ?? team.id}`),
  ];
  return {
    roles: roleNames(row.roles) || "No role",
    beside: parts.length === 0 ? null : parts.join(", "),
    names: names.length === 0 ? null : visibleText(names.join("\n")),
  };
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** A pending invitation is worth a second look this long before it lapses. */
const SOON_MS = 3 * DAY_MS;

/** "2 d" when a pending invitation lapses soon, else null. */
export function lapsesWithin(row: Pick<InvitationRow, "status" | "expiresAt">, nowMs: number): string | null {
  if (row.status !== "PENDING" || row.expiresAt === null) return null;
  const leftMs = Date.parse(row.expiresAt) - nowMs;
  if (leftMs <= 0 || leftMs >= SOON_MS) return null;
  return leftMs < DAY_MS ? "less than 1 d" : `${Math.floor(leftMs / DAY_MS)} d`;
}

/** "31 organization, 7 legacy project": what a list is made of. */
export function compositionWords(rows: readonly Pick<InvitationRow, "kind">[]): string {
  const count = (kind: InvitationRow["kind"]) => rows.filter((row) => row.kind === kind).length;
  return (
    [
      [count("organization"), "organization"],
      [count("organization_legacy"), "legacy organization"],
      [count("project_legacy"), "legacy project"],
    ] as const
  )
    .filter(([number]) => number > 0)
    .map(([number, words]) => `${number.toLocaleString("en-US")} ${words}`)
    .join(", ");
}
