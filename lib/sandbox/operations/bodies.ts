import { z } from "zod";
import { apiFailure } from "../http/api-failure";
import { GROUP_ROLES, ORG_ROLES, type Organization } from "../world/model";
import { isObjectId } from "./operation";

const objectId = z.string().refine(isObjectId, "must be 24 hexadecimal digits");
const orgRole = z.enum(ORG_ROLES);
const groupRole = z.enum(GROUP_ROLES);
const username = z
  .string()
  .max(320)
  .regex(/^[^\s@]+@[^\s@]+$/, "must be an e-mail address");
const groupRoleAssignments = z.array(z.object({ groupId: objectId, groupRoles: z.array(groupRole).min(1) }));

/** OrgUserRequest */
export const orgUserRequest = z.object({
  username,
  roles: z.object({
    orgRoles: z.array(orgRole).min(1),
    groupRoleAssignments: groupRoleAssignments.optional(),
  }),
  teamIds: z.array(objectId).optional(),
});

/** OrgUserUpdateRequest: fields left out stay as they are, empty ones are reset. */
export const orgUserUpdateRequest = z.object({
  roles: z
    .object({ orgRoles: z.array(orgRole).min(1).optional(), groupRoleAssignments: groupRoleAssignments.optional() })
    .optional(),
  teamIds: z.array(objectId).optional(),
});

/** AddOrRemoveOrgRole, AddOrRemoveGroupRole, AddOrRemoveUserFromTeam, GroupUserRequest */
export const orgRoleRequest = z.object({ orgRole });
export const groupRoleRequest = z.object({ groupRole });
export const teamUserRequest = z.object({ id: z.string() });
export const groupUserRequest = z.object({ username, roles: z.array(groupRole).min(1) });

/** Throws 400 VALIDATION_ERROR with the fields that are wrong (badRequestDetail). */
export function readBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const fields = read.error.issues.map((issue) => ({ field: issue.path.join("."), description: issue.message }));
  throw apiFailure("VALIDATION_ERROR", { fields, parameters: fields.map((field) => field.field) });
}

/** Roles can only be given in projects, and teams only joined, of this organization. */
export function checkTargets(
  organization: Organization,
  projectIds: Iterable<string>,
  teamIds: Iterable<string>,
): void {
  for (const projectId of projectIds) {
    if (!organization.projects.has(projectId)) throw apiFailure("GROUP_NOT_FOUND", { parameters: [projectId] });
  }
  for (const teamId of teamIds) {
    if (!organization.teams.has(teamId)) throw apiFailure("TEAM_NOT_FOUND", { parameters: [teamId] });
  }
}
