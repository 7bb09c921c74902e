import { defineRoute } from "@/lib/auth/define-route";
import { readTeams } from "@/lib/directory/teams/read-teams";
import { freshness, ofOrganization } from "../../../parameters";

/** The teams of an organization. */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganization,
  query: freshness,
  handler: ({ runtime, params, query, signal }) => readTeams(runtime.directory, params.orgId, { ...query, signal }),
});
