import { readProject } from "@/lib/directory/projects/read-project";
import { readProjectUsers } from "@/lib/directory/projects/read-project-users";
import type { AccessPath, ProjectUserRow } from "@/lib/directory/types";
import { AppError } from "@/lib/errors";
import { type Column, NOT_KNOWN } from "../csv";
import { prepareExport, type Report } from "../prepared-export";
import { requireKnownFilters } from "../report-query";

/** Everyone who reaches one project, and how. */
export const reportProjectUsers: Report = async (ctx, filters, signal) => {
  const set = requireKnownFilters("project-users", filters, { scope: ["orgId", "projectId"] });
  const { orgId, projectId } = filters;
  if (orgId === undefined || projectId === undefined) {
    throw new AppError("BAD_INPUT", "This report is about one project.", { hint: "Name it: orgId and projectId." });
  }
  const [users, { project }] = await Promise.all([
    readProjectUsers(ctx.directory, orgId, projectId, { signal }),
    readProject(ctx.directory, orgId, projectId, { signal }),
  ]);
  const about = { report: "project-users", scope: project.name, filters: set, organizationId: orgId };
  return prepareExport(about, users, projectUserColumns, users.results);
};

const projectUserColumns: readonly Column<ProjectUserRow>[] = [
  { header: "user_id", cell: ({ id }) => id },
  { header: "email", cell: ({ username }) => username },
  { header: "name", cell: ({ name }) => name },
  { header: "status", cell: ({ status }) => status ?? NOT_KNOWN },
  // Nothing known is said in words: an empty cell would read as "no access".
  { header: "access", cell: ({ access }) => access.map(describePath).join("; ") || "way in not known" },
  { header: "last_sign_in_at", cell: ({ lastAuthAt }) => lastAuthAt },
  { header: "protected", cell: ({ isProtected }) => isProtected },
];

function describePath(path: AccessPath): string {
  switch (path.via) {
    case "direct":
      return `direct: ${path.roles.join(", ")}`;
    case "team":
      return `team ${path.teamName}: ${path.roles.join(", ")}`;
    case "organization":
      return `organization: ${path.organizationRole}`;
  }
}
