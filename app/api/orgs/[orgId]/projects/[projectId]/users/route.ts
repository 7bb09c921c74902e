import { defineRoute } from "@/lib/auth/define-route";
import { readProjectUsers } from "@/lib/directory/projects/read-project-users";
import { freshness, ofProject } from "../../../../../parameters";

/** Everyone who reaches a project, and how. */
export const GET = defineRoute({
  permission: "read",
  params: ofProject,
  query: freshness,
  handler: ({ runtime, params, query, signal }) =>
    readProjectUsers(runtime.directory, params.orgId, params.projectId, { ...query, signal }),
});
