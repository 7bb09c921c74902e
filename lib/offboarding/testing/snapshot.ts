import type { RemovalTarget, TargetSnapshot } from "../types";

const ORGANIZATION_ID = "0".repeat(23).concat("1");
const USER_ID = "0".repeat(23).concat("2");
const PROJECT_ID = "0".repeat(23).concat("3");

/** A member of one organization with one project and one team, as a review would have read them. */
export function aSnapshot(changes: Partial<TargetSnapshot> = {}): TargetSnapshot {
  return {
    organizationId: ORGANIZATION_ID,
    organizationName: "Acme",
    connection: "acme",
    project: null,
    userId: USER_ID,
    username: "ada@example.com",
    name: "Ada Okafor",
    status: "ACTIVE",
    organizationRoles: ["ORG_MEMBER"],
    projectRoles: [{ projectId: PROJECT_ID, roles: ["GROUP_OWNER"], projectName: "warehouse" }],
    teams: [{ id: "0".repeat(23).concat("4"), name: "Data Platform" }],
    isProtected: false,
    ...changes,
  };
}

export const ORGANIZATION_REMOVAL: Extract<RemovalTarget, { kind: "remove_from_organization" }> = {
  kind: "remove_from_organization",
  organizationId: ORGANIZATION_ID,
  userId: USER_ID,
};

export const PROJECT_REMOVAL: Extract<RemovalTarget, { kind: "remove_from_project" }> = {
  kind: "remove_from_project",
  organizationId: ORGANIZATION_ID,
  projectId: PROJECT_ID,
  userId: USER_ID,
};
