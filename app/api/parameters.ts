import { z } from "zod";
import { atlasIdSchema } from "@/lib/directory/reading/atlas-id";

export const ofOrganization = z.object({ orgId: atlasIdSchema });
export const ofProject = z.object({ orgId: atlasIdSchema, projectId: atlasIdSchema });
export const ofOrganizationUser = z.object({ orgId: atlasIdSchema, userId: atlasIdSchema });
export const ofProjectUser = z.object({ orgId: atlasIdSchema, projectId: atlasIdSchema, userId: atlasIdSchema });
/** A user id or, for someone only invited the old way, an invitation id. */
export const ofPerson = z.object({ userId: atlasIdSchema });
export const ofTeam = z.object({ orgId: atlasIdSchema, teamId: atlasIdSchema });
export const ofTeamUser = z.object({ orgId: atlasIdSchema, teamId: atlasIdSchema, userId: atlasIdSchema });
export const ofInvitation = z.object({ orgId: atlasIdSchema, invitationId: atlasIdSchema });
export const ofProjectInvitation = z.object({
  orgId: atlasIdSchema,
  projectId: atlasIdSchema,
  invitationId: atlasIdSchema,
});

/** A query that holds nothing: what is asked for beyond that is refused, not ignored. */
export const noQuery = z.object({});

/** `?fresh=1` reads Atlas again although a recent answer is at hand. */
export const freshness = z.object({
  fresh: z
    .literal("1", "write fresh=1, or leave it out")
    .optional()
    .transform((value) => value === "1"),
});

/** A number in a query: whole, above zero, and no larger than JavaScript counts exactly. */
export const positiveInteger = z
  .string()
  .regex(/^[1-9]\d{0,14}$/, "write a whole number above zero")
  .transform(Number);

/** How many rows a page has. */
export const pageLimit = positiveInteger.pipe(z.number().max(500, "at most 500")).default(100);
