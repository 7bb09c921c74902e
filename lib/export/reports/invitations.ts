import { readInvitations } from "@/lib/directory/invitations/read-invitations";
import type { InvitationRow } from "@/lib/directory/person-types";
import { type Column, NOT_KNOWN } from "../csv";
import { collectRows, withOrganization } from "../in-organizations";
import { prepareExport, type Report } from "../prepared-export";
import { type ReportFilters, requireKnownFilters } from "../report-query";

/** The invitations of one organization or of all, of both families and in every status, the oldest first. */
export const reportInvitations: Report = async (ctx, filters, signal) => {
  const set = requireKnownFilters("invitations", filters, {
    scope: ["orgId"],
    known: ["status", "kind", "projectId", "domain", "inviterDomain", "inviter", "expires"],
  });
  const collected = await collectRows(ctx.directory, filters.orgId, async (id) => {
    const queue = await readInvitations(ctx.directory, id, { signal });
    const results = queue.results.filter((row) => isWantedInvitation(row, filters, ctx.now()));
    return { ...queue, results, totalCount: results.length };
  });
  const about = { report: "invitations", scope: collected.scope, filters: set, organizationId: filters.orgId ?? null };
  return prepareExport(about, collected, withOrganization(invitationColumns), collected.rows);
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** The same rules as the filters of the queue (components/invitations/invitation-filter.ts): a test there holds the two together. */
export function isWantedInvitation(row: InvitationRow, filters: ReportFilters, nowMs: number): boolean {
  const { status, kind, projectId, domain, inviterDomain, inviter, expires } = filters;
  return (
    (status === undefined || status.includes(row.status)) &&
    (kind === undefined || row.kind === kind) &&
    (projectId === undefined || opens(row, projectId)) &&
    (domain === undefined || isOfDomain(row.username, domain)) &&
    (inviterDomain === undefined || isOfDomain(row.inviterUsername ?? "", inviterDomain)) &&
    (inviter === undefined || row.inviterHasLeft === true) &&
    (expires === undefined || lapsesWithin(row, Number(expires) * DAY_MS, nowMs))
  );
}

function opens({ project, projectRoles }: InvitationRow, id: string): boolean {
  return project?.id === id || projectRoles.some(({ projectId }) => projectId === id);
}

function isOfDomain(username: string, domain: string): boolean {
  return username.toLowerCase().endsWith(`@${domain.toLowerCase()}`);
}

function lapsesWithin({ status, expiresAt }: InvitationRow, ms: number, nowMs: number): boolean {
  return status === "PENDING" && expiresAt !== null && Date.parse(expiresAt) - nowMs < ms;
}

const invitationColumns: readonly Column<InvitationRow>[] = [
  { header: "invitation_id", cell: ({ id }) => id },
  { header: "kind", cell: ({ kind }) => kind },
  { header: "email", cell: ({ username }) => username },
  { header: "status", cell: ({ status }) => status },
  { header: "roles", cell: ({ roles }) => roles.join("; ") },
  { header: "project_id", cell: ({ project }) => project?.id ?? null },
  { header: "project", cell: ({ project }) => project?.name ?? null },
  {
    header: "project_roles",
    cell: ({ projectRoles }) =>
      projectRoles.map((role) => `${role.projectName ?? role.projectId}: ${role.roles.join(", ")}`).join("; "),
  },
  { header: "teams", cell: ({ teams }) => teams.map(({ id, name }) => name ?? id).join("; ") },
  { header: "invited_by", cell: ({ inviterUsername }) => inviterUsername ?? NOT_KNOWN },
  { header: "invited_by_name", cell: ({ inviterName }) => inviterName },
  { header: "inviter_has_left", cell: ({ inviterHasLeft }) => inviterHasLeft ?? NOT_KNOWN },
  { header: "invited_at", cell: ({ invitedAt }) => invitedAt ?? NOT_KNOWN },
  { header: "expires_at", cell: ({ expiresAt }) => expiresAt },
  { header: "protected", cell: ({ isProtected }) => isProtected },
];
