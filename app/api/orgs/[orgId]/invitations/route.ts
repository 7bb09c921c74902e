import { defineRoute } from "@/lib/auth/define-route";
import { readInvitations } from "@/lib/directory/invitations/read-invitations";
import { freshness, ofOrganization } from "../../../parameters";

/** All invitations of an organization, of both families and in every status, oldest first. */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganization,
  query: freshness,
  handler: ({ runtime, params, query, signal }) =>
    readInvitations(runtime.directory, params.orgId, { ...query, signal }),
});
