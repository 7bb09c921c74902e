import { defineRoute } from "@/lib/auth/define-route";
import { readProject } from "@/lib/directory/projects/read-project";
import { freshness, ofProject } from "../../../../parameters";

/** One project, with the teams that open it. */
export const GET = defineRoute({
  permission: "read",
  params: ofProject,
  query: freshness,
  handler: ({ runtime, params, query, signal }) =>
    readProject(runtime.directory, params.orgId, params.projectId, { ...query, signal }),
});
