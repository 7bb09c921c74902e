/**
 * What Atlas's answers must look like, from the published description. Fields that we do not know are let through
 * and dropped (`mobileNumber` with them), missing required ones are an error, role names are kept as they come.
 * A membership status outside Atlas's four is an error too: nobody can say whether such a person has access.
 */

import { z } from "zod";
import type {
  AtlasOrganization,
  AtlasOrganizationUser,
  AtlasProject,
  AtlasProjectTeam,
  AtlasProjectUser,
  AtlasTeam,
  ProjectRoles,
} from "../types";
import { readOrganizationUserQuickly } from "./quick-users";

export const id = z.string().regex(/^[a-f0-9]{24}$/);
export const text = z.string().min(1);
export const names = z.array(text);

const organization = z.object({ id, name: z.string(), isDeleted: z.boolean().optional() });
const project = z.object({ id, orgId: id, name: z.string(), clusterCount: z.number(), created: text });
const team = z.object({ id, name: z.string() });
const projectTeam = z.object({ teamId: id, roleNames: names });

const activeFields = { createdAt: text, firstName: z.string(), lastName: z.string(), lastAuth: text.nullish() };
const invitedFields = { invitationCreatedAt: text, inviterUsername: text, invitationExpiresAt: text.nullish() };
const active = z.literal("ACTIVE");
const invited = z.enum(["PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"]);

const roleAssignment = z.object({ groupId: id, groupRoles: names.optional() });
const organizationRoles = z.object({
  orgRoles: names.optional(),
  groupRoleAssignments: z.array(roleAssignment).optional(),
});
const organizationUserFields = { id, username: text, roles: organizationRoles, teamIds: z.array(id).optional() };
const organizationUser = z.discriminatedUnion("orgMembershipStatus", [
  z.object({ orgMembershipStatus: active, ...organizationUserFields, ...activeFields }),
  z.object({ orgMembershipStatus: invited, ...organizationUserFields, ...invitedFields }),
]);

const projectUserFields = { id, username: text, roles: names };
const projectUser = z.discriminatedUnion("orgMembershipStatus", [
  z.object({ orgMembershipStatus: active, ...projectUserFields, ...activeFields }),
  z.object({ orgMembershipStatus: invited, ...projectUserFields, ...invitedFields }),
]);

/** One kind of thing Atlas sends: how to check it, alone and as a page of a list, and how to read it. */
export interface Shape<Item> {
  /** All throw a ZodError. `bySchema` never takes the quick way. */
  one(value: unknown): Item;
  bySchema(value: unknown): Item;
  page(value: unknown): { items: Item[]; totalCount: number | null; hasNext: boolean };
  /** A list without pages, as the old invitations come. */
  bareList(value: unknown): Item[];
}

const bareList = z.array(z.unknown());
const page = z.object({
  results: z.array(z.unknown()),
  totalCount: z.number().nullish(),
  links: z.array(z.object({ rel: z.string().optional() })).nullish(),
});

/** A shape from a schema and a reading of what it lets through. */
export function shape<Wire, Item>(
  schema: z.ZodType<Wire>,
  read: (wire: Wire) => Item,
  readQuickly: (row: unknown) => Item | null = () => null,
): Shape<Item> {
  const bySchema = (value: unknown) => read(schema.parse(value));
  const one = (value: unknown) => readQuickly(value) ?? bySchema(value);
  return {
    one,
    bySchema,
    page: (value) => {
      const { results, totalCount, links } = page.parse(value);
      const hasNext = links?.some(({ rel }) => rel === "next") ?? false;
      return { items: results.map(one), totalCount: totalCount ?? null, hasNext };
    },
    bareList: (value) => bareList.parse(value).map(one),
  };
}

export const ORGANIZATION: Shape<AtlasOrganization> = shape(organization, (wire) => ({
  id: wire.id,
  name: wire.name,
  isDeleted: wire.isDeleted ?? false,
}));

export const PROJECT: Shape<AtlasProject> = shape(project, (wire) => ({
  id: wire.id,
  organizationId: wire.orgId,
  name: wire.name,
  clusterCount: wire.clusterCount,
  createdAt: wire.created,
}));

export const ORGANIZATION_USER: Shape<AtlasOrganizationUser> = shape(
  organizationUser,
  (wire) => {
    const isActive = wire.orgMembershipStatus === "ACTIVE";
    return {
      id: wire.id,
      username: wire.username,
      status: wire.orgMembershipStatus,
      firstName: isActive ? wire.firstName : null,
      lastName: isActive ? wire.lastName : null,
      createdAt: isActive ? wire.createdAt : null,
      lastAuthAt: isActive ? (wire.lastAuth ?? null) : null,
      invitedAt: isActive ? null : wire.invitationCreatedAt,
      invitationExpiresAt: isActive ? null : (wire.invitationExpiresAt ?? null),
      inviterUsername: isActive ? null : wire.inviterUsername,
      organizationRoles: wire.roles.orgRoles ?? [],
      projectRoles: wire.roles.groupRoleAssignments?.map(readAssignment) ?? [],
      teamIds: wire.teamIds ?? [],
    };
  },
  readOrganizationUserQuickly,
);

function readAssignment(assignment: z.infer<typeof roleAssignment>): ProjectRoles {
  return { projectId: assignment.groupId, roles: assignment.groupRoles ?? [] };
}

export const PROJECT_USER: Shape<AtlasProjectUser> = shape(projectUser, (wire) => {
  const isActive = wire.orgMembershipStatus === "ACTIVE";
  return {
    id: wire.id,
    username: wire.username,
    status: wire.orgMembershipStatus,
    firstName: isActive ? wire.firstName : null,
    lastName: isActive ? wire.lastName : null,
    createdAt: isActive ? wire.createdAt : null,
    lastAuthAt: isActive ? (wire.lastAuth ?? null) : null,
    invitedAt: isActive ? null : wire.invitationCreatedAt,
    invitationExpiresAt: isActive ? null : (wire.invitationExpiresAt ?? null),
    inviterUsername: isActive ? null : wire.inviterUsername,
    roles: wire.roles,
  };
});

export const TEAM: Shape<AtlasTeam> = shape(team, (wire) => ({ id: wire.id, name: wire.name }));

export const PROJECT_TEAM: Shape<AtlasProjectTeam> = shape(projectTeam, (wire) => ({
  teamId: wire.teamId,
  roles: wire.roleNames,
}));
