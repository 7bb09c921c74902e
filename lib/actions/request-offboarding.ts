"use server";

import { z } from "zod";
import { defineAction } from "@/lib/auth/define-action";
import { atlasIdSchema } from "@/lib/directory/reading/atlas-id";
import { AppError } from "@/lib/errors";
import { requestInvitationsRevocation, requestPersonOffboarding } from "@/lib/offboarding/request-many";

const MAX_ITEMS = 100;

const invitation = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("remove_from_organization"),
    organizationId: atlasIdSchema,
    userId: atlasIdSchema,
  }),
  z.strictObject({
    kind: z.literal("revoke_organization_invitation"),
    organizationId: atlasIdSchema,
    invitationId: atlasIdSchema,
  }),
  z.strictObject({
    kind: z.literal("revoke_project_invitation"),
    organizationId: atlasIdSchema,
    projectId: atlasIdSchema,
    invitationId: atlasIdSchema,
  }),
]);

/**
 * Takes on the confirmed removal of everything of one person, or of many invitations of one organization. The plan is made anew
 * from a live read; what the browser sent only says which one was meant.
 */
export const requestOffboarding = defineAction({
  permission: "remove",
  recentSignIn: true,
  input: z.object({
    /** Of the plan that was shown. */
    digest: z.string().regex(/^[a-f0-9]{64}$/, "is not a digest"),
    /** Made when the page opened: the same confirmation twice is one offboarding. */
    requestKey: z.uuid(),
    /** The e-mail, or the number of invitations, where it had to be typed. */
    confirmation: z.string().max(320).nullish(),
    /** For a person. */
    personId: atlasIdSchema.optional(),
    /** Each "organizationId/projectId/databaseName/username". */
    databaseUsers: z.array(z.string().min(1).max(1400)).max(MAX_ITEMS).optional(),
    /** For invitations. */
    organizationId: atlasIdSchema.optional(),
    invitations: z.array(invitation).min(1).max(MAX_ITEMS).optional(),
  }),
  handler: ({ principal, runtime, input }) => {
    const { databaseUsers = [], invitations, organizationId, personId, ...confirmed } = input;
    if (personId !== undefined && organizationId === undefined && invitations === undefined) {
      return requestPersonOffboarding(runtime.offboarding, { ...confirmed, principal, personId, databaseUsers });
    }
    if (personId === undefined && organizationId !== undefined && invitations !== undefined) {
      return requestInvitationsRevocation(runtime.offboarding, {
        ...confirmed,
        principal,
        organizationId,
        targets: invitations,
      });
    }
    throw new AppError("BAD_INPUT", "Name a person, or an organization and its invitations.", {
      hint: "Open the page again.",
    });
  },
});
