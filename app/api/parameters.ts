import { z } from "zod";
import { atlasIdSchema } from "@/lib/directory/atlas-id";

export const ofOrganization = z.object({ orgId: atlasIdSchema });
export const ofProject = z.object({ orgId: atlasIdSchema, projectId: atlasIdSchema });
export const ofOrganizationUser = z.object({ orgId: atlasIdSchema, userId: atlasIdSchema });
export const ofProjectUser = z.object({ orgId: atlasIdSchema, projectId: atlasIdSchema, userId: atlasIdSchema });

/** `?fresh=1` reads Atlas again although a recent answer is at hand. */
export const freshness = z.object({
  fresh: z
    .literal("1", "write fresh=1, or leave it out")
    .optional()
    .transform((value) => value === "1"),
});
