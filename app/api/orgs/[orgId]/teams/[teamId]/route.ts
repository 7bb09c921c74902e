import { defineRoute } from "@/lib/auth/define-route";
import { readTeam } from "@/lib/directory/teams/read-team";
import { freshness, ofTeam } from "../../../../parameters";

/** One team, with the projects it opens. */
export const GET = defineRoute({
  permission: "read",
  params: ofTeam,
  query: freshness,
  handler: ({ runtime, params, query, signal }) =>
    readTeam(runtime.directory, params.orgId, params.teamId, { ...query, signal }),
});
