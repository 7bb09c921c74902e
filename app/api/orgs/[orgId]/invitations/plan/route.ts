import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { AppError } from "@/lib/errors";
import { createInvitationsPlan, MAX_INVITATIONS } from "@/lib/offboarding/plan/create-invitations-plan";
import type { RemovalTarget } from "@/lib/offboarding/types";
import { ofOrganization } from "../../../../parameters";

/**
 * What revoking these invitations would do; `invitation` is repeated, each "user/{userId}", "organization/{invitationId}" or
 * "project/{projectId}/{invitationId}". Read live; changes nothing.
 */
export const GET = defineRoute({
  permission: "read",
  params: ofOrganization,
  query: z.object({
    invitation: z.union([z.string(), z.array(z.string()).max(MAX_INVITATIONS)]).transform((value) => [value].flat()),
  }),
  handler: ({ runtime, principal, params: { orgId }, query, signal }) =>
    createInvitationsPlan(
      runtime.offboarding,
      { organizationId: orgId, targets: query.invitation.map((key) => targetOf(orgId, key)) },
      principal,
      { signal },
    ),
});

function targetOf(organizationId: string, key: string): RemovalTarget {
  const [kind, first = "", second = "", ...more] = key.split("/");
  if (kind === "user" && second === "") return { kind: "remove_from_organization", organizationId, userId: first };
  if (kind === "organization" && second === "") {
    return { kind: "revoke_organization_invitation", organizationId, invitationId: first };
  }
  if (kind === "project" && more.length === 0) {
    return { kind: "revoke_project_invitation", organizationId, projectId: first, invitationId: second };
  }
  throw new AppError("BAD_INPUT", "This does not name an invitation.", {
    hint: "Write user/…, organization/… or project/…/…, each with ids.",
  });
}
