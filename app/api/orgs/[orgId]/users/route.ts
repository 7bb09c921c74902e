import { defineRoute } from "@/lib/auth/define-route";
import { readOrganizationUsers } from "@/lib/directory/organizations/read-organization-users";
import { writtenUsers } from "@/lib/directory/organizations/written-users";
import { answerJsonOnce } from "@/lib/export/json-answer";
import { freshness, ofOrganization } from "../../../parameters";

/** Everyone in an organization, in all four statuses. */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganization,
  query: freshness,
  handler: async ({ runtime, params, query, request, signal }) => {
    const list = await readOrganizationUsers(runtime.directory, params.orgId, { ...query, signal, written: true });
    return answerJsonOnce(request, list, writtenUsers(list));
  },
});
