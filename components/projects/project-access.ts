import type { RowRemoval } from "@/components/removal/running-removals";
import { isAllowed, type Role } from "@/lib/auth/permissions";
import type { AccessPath, ProjectUserRow } from "@/lib/directory/types";

export const ACCESS_KINDS = ["direct", "team", "organization"] as const satisfies readonly AccessPath["via"][];
export type AccessKind = (typeof ACCESS_KINDS)[number];

/** Whether someone reaches the project in this way, among others perhaps. */
export function reachesBy(row: Pick<ProjectUserRow, "access">, kind: AccessKind): boolean {
  return row.access.some((path) => path.via === kind);
}

/** People whose name or e-mail has all the words. */
export function searchPeople(rows: readonly ProjectUserRow[], text: string): readonly ProjectUserRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return rows;
  return rows.filter((row) => {
    const hay = `${row.name ?? ""} ${row.username}`.toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

/** What the row's menu says about removing this person from the project. The server decides again. */
export interface ProjectRemovalOffer {
  isPossible: boolean;
  /** Why not, with where to go instead; or what would remain. */
  reason: string | null;
}

/** Only direct roles can be taken away at the project; the rest belongs to a team or to the organization. */
export function offerProjectRemoval(
  row: ProjectUserRow,
  signedIn: { email: string; role: Role },
  removal: RowRemoval | null,
): ProjectRemovalOffer {
  const no = (reason: string): ProjectRemovalOffer => ({ isPossible: false, reason });
  if (removal?.isRunning) return no("A removal is under way.");
  if (!reachesBy(row, "direct")) return no(`No direct role here. ${elsewhere(row)}`);
  if (removal?.isGone) return no("The direct role is gone.");
  if (!isAllowed(signedIn.role, "remove")) {
    return no(`Your role is ${signedIn.role}. Operators and admins can remove.`);
  }
  if (row.isProtected) return no("Break-glass account: protected in the configuration.");
  if (row.username.toLowerCase() === signedIn.email.toLowerCase()) return no("This is you. Someone else has to do it.");
  return { isPossible: true, reason: row.access.length > 1 ? "Other ways into the project would remain" : null };
}

function elsewhere(row: ProjectUserRow): string {
  if (row.access.length === 0)
    return "What lets them in could not be read: look again, or remove them from the organization.";
  const teams = row.access.flatMap((path) => (path.via === "team" ? [path.teamName] : []));
  if (teams.length > 0 && reachesBy(row, "organization")) {
    return "A team and an organization role open it: remove them from the organization.";
  }
  if (teams.length === 1)
    return `Team ${teams[0]} opens it: take them out of the team, or remove them from the organization.`;
  if (teams.length > 1) {
    return `Teams ${teams.join(", ")} open it: take them out of the teams, or remove them from the organization.`;
  }
  return "An organization role opens every project: change it, or remove them from the organization.";
}

/** The teams through which someone reaches the project: where that can be changed. */
export function teamsThatOpen({ access }: Pick<ProjectUserRow, "access">): { id: string; name: string }[] {
  return access.flatMap((path) => (path.via === "team" ? [{ id: path.teamId, name: path.teamName }] : []));
}
