import { defineRoute } from "@/lib/auth/define-route";
import { readOrganizations } from "@/lib/directory/organizations/read-organizations";
import { freshness } from "../parameters";

/** Every connected organization with its counts. A connection that fails has its row, which says why. */
export const GET = defineRoute({
  permission: "read",
  query: freshness,
  handler: ({ runtime, query, signal }) => readOrganizations(runtime.directory, { ...query, signal }),
});
