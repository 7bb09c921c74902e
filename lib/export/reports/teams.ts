import { readTeams } from "@/lib/directory/teams/read-teams";
import type { TeamRow } from "@/lib/directory/types";
import { type Column, NOT_KNOWN } from "../csv";
import { collectRows, withOrganization } from "../in-organizations";
import { prepareExport, type Report } from "../prepared-export";
import { requireKnownFilters } from "../report-query";

/** The teams of one organization or of all. */
export const reportTeams: Report = async (ctx, filters, signal) => {
  const set = requireKnownFilters("teams", filters, { scope: ["orgId"] });
  const collected = await collectRows(ctx.directory, filters.orgId, (id) => readTeams(ctx.directory, id, { signal }));
  const about = { report: "teams", scope: collected.scope, filters: set, organizationId: filters.orgId ?? null };
  return prepareExport(about, collected, withOrganization(teamColumns), collected.rows);
};

const teamColumns: readonly Column<TeamRow>[] = [
  { header: "team_id", cell: ({ id }) => id },
  { header: "team", cell: ({ name }) => name },
  { header: "members", cell: ({ members }) => members ?? NOT_KNOWN },
];
