import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { prepareOffer } from "@/lib/offboarding/reinvite/prepare-reinvite";
import { invitationTarget } from "../../../../invitation-target";
import { ofOrganization } from "../../../../parameters";

/** What sending this invitation again would give; `invitation` as in the plan's address. Read live; changes nothing. */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganization,
  query: z.object({ invitation: z.string().default("") }),
  handler: async ({ runtime, params: { orgId }, query, signal }) => {
    // An organization that is not ours is said first, and the same for whatever is asked of it.
    await runtime.offboarding.connections.forOrganization(orgId);
    const target = invitationTarget(orgId, query.invitation);
    return prepareOffer(runtime.offboarding, { kind: "invitation", target }, { signal });
  },
});
