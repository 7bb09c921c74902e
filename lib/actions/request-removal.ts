"use server";

import { z } from "zod";
import { defineAction } from "@/lib/auth/define-action";
import { atlasIdSchema } from "@/lib/directory/reading/atlas-id";
import { requestOffboarding } from "@/lib/offboarding/request-offboarding";

const target = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("remove_from_organization"),
    organizationId: atlasIdSchema,
    userId: atlasIdSchema,
  }),
  z.strictObject({
    kind: z.literal("remove_from_project"),
    organizationId: atlasIdSchema,
    projectId: atlasIdSchema,
    userId: atlasIdSchema,
  }),
  z.strictObject({
    kind: z.literal("remove_from_team"),
    organizationId: atlasIdSchema,
    teamId: atlasIdSchema,
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
  z.strictObject({
    kind: z.literal("delete_database_user"),
    organizationId: atlasIdSchema,
    projectId: atlasIdSchema,
    databaseName: z.string().min(1).max(255),
    username: z.string().min(1).max(1024),
  }),
]);

/** Takes on one confirmed removal. The plan is made anew from a live read; what the browser sent only says which one was meant. */
export const requestRemoval = defineAction({
  permission: "remove",
  recentSignIn: true,
  input: z.object({
    target,
    /** Of the plan that was shown. */
    digest: z.string().regex(/^[a-f0-9]{64}$/, "is not a digest"),
    /** Made when the dialog opened: the same confirmation twice is one offboarding. */
    requestKey: z.uuid(),
    /** The e-mail, where it had to be typed. */
    confirmation: z.string().max(320).nullish(),
  }),
  handler: ({ principal, runtime, input }) => requestOffboarding(runtime.offboarding, { ...input, principal }),
});
