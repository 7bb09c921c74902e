import { z } from "zod";
import { GROUP_ROLES, MEMBERSHIP_STATUSES, ORG_ROLES } from "../world/model";

/** What `POST /__sandbox/change` can do to the world from outside, as if another admin, or Atlas, had. */

const organizationId = z.string();
/** A user is named by id, or by username within the organization. */
const user = { organizationId, userId: z.string().optional(), username: z.string().optional() };
const orgRoles = z.array(z.enum(ORG_ROLES)).min(1);
const groupRoles = z.array(z.enum(GROUP_ROLES));

export const changeSchema = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.literal("addUser"),
    organizationId,
    username: z.string(),
    firstName: z.string().default("New"),
    lastName: z.string().default("Colleague"),
    status: z.enum(MEMBERSHIP_STATUSES).default("ACTIVE"),
    orgRoles: orgRoles.default(["ORG_MEMBER"]),
    projectRoles: z.record(z.string(), groupRoles.min(1)).default({}),
    teamIds: z.array(z.string()).default([]),
    inviterUsername: z.string().optional(),
  }),
  /** An invitation of the old kind, which no user list shows: to a project, or to the organization itself. */
  z.strictObject({
    op: z.literal("addOldInvitation"),
    organizationId,
    projectId: z.string().optional(),
    username: z.string(),
    /** Of the organization, or of the project. */
    roles: z
      .array(z.enum([...ORG_ROLES, ...GROUP_ROLES]))
      .min(1)
      .optional(),
    inviterUsername: z.string().optional(),
    sentDaysAgo: z.number().int().min(0).default(0),
  }),
  z.strictObject({ op: z.literal("removeUser"), ...user }),
  z.strictObject({ op: z.literal("removeFromProject"), ...user, projectId: z.string() }),
  z.strictObject({ op: z.literal("setOrgRoles"), ...user, orgRoles }),
  /** Adds Organization Owner. */
  z.strictObject({ op: z.literal("promote"), ...user }),
  /** Takes Organization Owner away, without Atlas's last-owner rule. */
  z.strictObject({ op: z.literal("demote"), ...user }),
  z.strictObject({ op: z.literal("setProjectRoles"), ...user, projectId: z.string(), roles: groupRoles }),
  z.strictObject({ op: z.literal("setTeams"), ...user, teamIds: z.array(z.string()) }),
  z.strictObject({ op: z.literal("setStatus"), ...user, status: z.enum(MEMBERSHIP_STATUSES) }),
  /** Another e-mail for the same user id. */
  z.strictObject({ op: z.literal("rename"), ...user, newUsername: z.string() }),
  z.strictObject({ op: z.literal("renameOrganization"), organizationId, name: z.string() }),
  z.strictObject({ op: z.literal("deleteOrganization"), organizationId }),
  z.strictObject({
    op: z.literal("setTeamRoles"),
    organizationId,
    projectId: z.string(),
    teamId: z.string(),
    /** None takes the team out of the project. */
    roles: groupRoles,
  }),
  /** Roles, revocation and access list of the organization's credentials; of one kind, or of both. */
  z.strictObject({
    op: z.literal("setCredential"),
    organizationId,
    kind: z.enum(["serviceAccount", "apiKey"]).optional(),
    orgRoles: z.array(z.enum(ORG_ROLES)).optional(),
    projectRoles: z.record(z.string(), groupRoles).optional(),
    revoked: z.boolean().optional(),
    accessListRequired: z.boolean().optional(),
  }),
  /** A version (or `v1.0`) that answers 410 from now on, or no longer: where it has a sunset date, or in one operation. */
  z.strictObject({
    op: z.literal("setVersionGone"),
    version: z.string(),
    operation: z.string().optional(),
    gone: z.boolean().default(true),
  }),
  z.strictObject({
    op: z.literal("setServer"),
    rateLimits: z.boolean().optional(),
    latencyMs: z.number().int().min(0).max(60_000).optional(),
    tokenLifetimeS: z.number().int().min(0).optional(),
    nonceLifetimeS: z.number().int().min(0).optional(),
    digestAlgorithm: z.enum(["MD5", "SHA-256"]).optional(),
  }),
  z.strictObject({ op: z.literal("expireTokens") }),
]);

export type WorldChange = z.output<typeof changeSchema>;
export type WorldChangeInput = z.input<typeof changeSchema>;
