import { domainOf, foldText } from "@/components/shared/list/search-text";
import type { InvitationRow } from "@/lib/directory/person-types";

export const INVITATION_KINDS = ["organization", "organization_legacy", "project_legacy"] as const;

/** How soon a pending invitation lapses: within so many days. */
export const EXPIRY_DAYS = ["3", "7", "14"] as const;

/** What the queue is narrowed to. Null is "all". The text of the search box is not part of it: it stays out of addresses. */
export interface InvitationFilter {
  status: InvitationRow["status"] | null;
  kind: InvitationRow["kind"] | null;
  projectId: string | null;
  /** Of the invited person's e-mail. */
  domain: string | null;
  /** Of the inviter's e-mail. */
  inviterDomain: string | null;
  /** Only those whose inviter is no active user any more. */
  inviterHasLeft: boolean;
  expiresWithinDays: (typeof EXPIRY_DAYS)[number] | null;
}

/** What an address says for invitations whose inviter has left. */
export const INVITER_LEFT = "inviter";

/** What filter and row call them alike. Whether they ever were here, nobody can say. */
export const INVITER_LEFT_WORDS = "Not active here";

const STATUS_WORDS: ReadonlyMap<string, InvitationRow["status"]> = new Map([
  ["pending", "PENDING"],
  ["expired", "INVITATION_EXPIRED"],
  ["declined", "INVITATION_REJECTED"],
]);

const KIND_WORDS: Record<InvitationRow["kind"], string> = {
  organization: "organization",
  organization_legacy: "legacy-organization",
  project_legacy: "legacy-project",
};

/** The names in the query string; each is null when its filter is taken away. */
export const NO_INVITATION_FILTER = {
  status: null,
  kind: null,
  project: null,
  domain: null,
  inviter: null,
  left: null,
  expires: null,
} as const;

/** Reads the filters of an address. What it does not know is as if it were not there. */
export function parseInvitationFilter(get: (name: string) => string | null): InvitationFilter {
  const domain = (name: string) => {
    const value = get(name);
    return value !== null && /^[^@\s]{1,253}$/.test(value) ? value.toLowerCase() : null;
  };
  const project = get("project");
  return {
    status: STATUS_WORDS.get(get("status") ?? "") ?? null,
    kind: INVITATION_KINDS.find((kind) => KIND_WORDS[kind] === get("kind")) ?? null,
    projectId: project !== null && /^[a-f0-9]{24}$/.test(project) ? project : null,
    domain: domain("domain"),
    inviterDomain: domain("inviter"),
    inviterHasLeft: get("left") === INVITER_LEFT,
    expiresWithinDays: EXPIRY_DAYS.find((days) => days === get("expires")) ?? null,
  };
}

/** A status as an address has it; null for all. */
export function statusWord(status: InvitationRow["status"] | null): string | null {
  return [...STATUS_WORDS].find(([, value]) => value === status)?.[0] ?? null;
}

/** A kind as an address has it. */
export function kindWord(kind: InvitationRow["kind"]): string {
  return KIND_WORDS[kind];
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** The invitations that match, in the order they came in. Text is looked for in e-mails, projects and ids. */
export function filterInvitations(
  rows: readonly InvitationRow[],
  filter: InvitationFilter,
  searchText: string,
  nowMs: number,
): InvitationRow[] {
  const words = foldText(searchText.trim()).split(/\s+/).filter(Boolean);
  return rows.filter((row) => {
    if (!passes(row, filter, nowMs)) return false;
    if (words.length === 0) return true;
    const text = foldText(
      `${row.username} ${row.inviterName ?? ""} ${row.inviterUsername ?? ""} ${row.project?.name ?? ""} ${row.id}`,
    );
    return words.every((word) => text.includes(word));
  });
}

function passes(row: InvitationRow, filter: InvitationFilter, nowMs: number): boolean {
  if (filter.status !== null && row.status !== filter.status) return false;
  if (filter.kind !== null && row.kind !== filter.kind) return false;
  if (filter.projectId !== null && !projectIdsOf(row).includes(filter.projectId)) return false;
  if (filter.domain !== null && domainOf(row.username) !== filter.domain) return false;
  if (filter.inviterDomain !== null && domainOf(row.inviterUsername ?? "") !== filter.inviterDomain) return false;
  if (filter.inviterHasLeft && row.inviterHasLeft !== true) return false;
  if (filter.expiresWithinDays === null) return true;
  if (row.status !== "PENDING" || row.expiresAt === null) return false;
  return Date.parse(row.expiresAt) - nowMs < Number(filter.expiresWithinDays) * DAY_MS;
}

/** The projects an invitation opens. */
export function projectIdsOf(row: InvitationRow): string[] {
  const own = row.project === null ? [] : [row.project.id];
  return [...own, ...row.projectRoles.map((role) => role.projectId)];
}

/** Whether anybody can say which inviters have left: not where the users could not all be read. */
export function knowsInviters(rows: readonly InvitationRow[]): boolean {
  return rows.some(({ inviterHasLeft }) => inviterHasLeft !== null);
}
