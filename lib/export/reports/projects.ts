import { readProjects } from "@/lib/directory/projects/read-projects";
import type { ProjectRow } from "@/lib/directory/types";
import { type Column, NOT_KNOWN } from "../csv";
import { collectRows, withOrganization } from "../in-organizations";
import { prepareExport, type Report } from "../prepared-export";
import { requireKnownFilters } from "../report-query";

/** The projects of one organization or of all. */
export const reportProjects: Report = async (ctx, filters, signal) => {
  const set = requireKnownFilters("projects", filters, { scope: ["orgId"] });
  const collected = await collectRows(ctx.directory, filters.orgId, (id) =>
    readProjects(ctx.directory, id, { signal }),
  );
  const about = { report: "projects", scope: collected.scope, filters: set, organizationId: filters.orgId ?? null };
  return prepareExport(about, collected, withOrganization(projectColumns), collected.rows);
};

const projectColumns: readonly Column<ProjectRow>[] = [
  { header: "project_id", cell: ({ id }) => id },
  { header: "project", cell: ({ name }) => name },
  { header: "clusters", cell: ({ clusterCount }) => clusterCount },
  { header: "people_with_a_direct_role", cell: ({ directUsers }) => directUsers ?? NOT_KNOWN },
  { header: "created_at", cell: ({ createdAt }) => createdAt },
];
