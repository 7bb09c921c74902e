/** The shapes of v1.0 that differ: a user there is active, and carries the roles of every place in one list (CloudAppUser). */

import { z } from "zod";
import type { AtlasOrganizationUser, AtlasProjectUser } from "../types";
import { placedRole, sortRoles } from "./role-assignments";
import { id, type Shape, shape, text } from "./schemas";

const cloudAppUser = z.object({
  id,
  username: text,
  firstName: z.string(),
  lastName: z.string(),
  createdAt: text.nullish(),
  lastAuth: text.nullish(),
  roles: z.array(placedRole),
  teamIds: z.array(id).nullish(),
});

function activeUser(wire: z.infer<typeof cloudAppUser>) {
  return {
    id: wire.id,
    username: wire.username,
    status: "ACTIVE" as const,
    firstName: wire.firstName,
    lastName: wire.lastName,
    createdAt: wire.createdAt ?? null,
    lastAuthAt: wire.lastAuth ?? null,
    invitedAt: null,
    invitationExpiresAt: null,
    inviterUsername: null,
  };
}

export function organizationUserOfV1(organizationId: string): Shape<AtlasOrganizationUser> {
  return shape(cloudAppUser, (wire) => ({
    ...activeUser(wire),
    ...sortRoles(organizationId, wire.roles),
    teamIds: wire.teamIds ?? [],
  }));
}

/** Only the direct roles in this project: what a team or an organization role opens is not among them. */
export function projectUserOfV1(projectId: string): Shape<AtlasProjectUser> {
  return shape(cloudAppUser, (wire) => ({
    ...activeUser(wire),
    roles: [...new Set(wire.roles.filter(({ groupId }) => groupId === projectId).map(({ roleName }) => roleName))],
  }));
}
