"use server";

import { z } from "zod";
import { defineAction } from "@/lib/auth/define-action";
import { atlasIdSchema } from "@/lib/directory/reading/atlas-id";
import { reinvite as send } from "@/lib/offboarding/reinvite/reinvite";

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

/** Invites someone again with what they had: after a removal, or where their invitation ran out. What is sent is read anew by the server. */
export const reinvite = defineAction({
  permission: "remove",
  recentSignIn: true,
  input: z.object({
    source: z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("step"), offboardingId: z.uuid(), stepId: z.uuid() }),
      z.strictObject({ kind: z.literal("invitation"), target: invitation }),
    ]),
    /** Of the offer that was shown. */
    digest: z.string().regex(/^[a-f0-9]{64}$/, "is not a digest"),
  }),
  handler: ({ principal, runtime, input }) => send(runtime.offboarding, { ...input, principal }),
});
