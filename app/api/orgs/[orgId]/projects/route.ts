import { defineRoute } from "@/lib/auth/define-route";
import { readProjects } from "@/lib/directory/projects/read-projects";
import { freshness, ofOrganization } from "../../../parameters";

/** The projects of an organization. */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganization,
  query: freshness,
  handler: ({ runtime, params, query, signal }) => readProjects(runtime.directory, params.orgId, { ...query, signal }),
});
