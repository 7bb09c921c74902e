import { defineRoute } from "@/lib/auth/define-route";
import { readTeamUsers } from "@/lib/directory/teams/read-team-users";
import { freshness, ofTeam } from "../../../../../parameters";

/** Who is in a team. */
export const GET = defineRoute({
  permission: "read",
  params: ofTeam,
  query: freshness,
  handler: ({ runtime, params, query, signal }) =>
    readTeamUsers(runtime.directory, params.orgId, params.teamId, { ...query, signal }),
});
