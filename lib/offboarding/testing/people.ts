import type { RemovalTarget, StepKind } from "../types";

type TargetOf<Kind extends StepKind> = Extract<RemovalTarget, { kind: Kind }>;

/** The part of the sandbox's state that tests choose their targets from. */
export interface CompanyState {
  organizations: {
    id: string;
    name: string;
    users: { id: string; username: string; status: string; orgRoles: readonly string[] }[];
    projects: { id: string; name: string; userIds: readonly string[] }[];
  }[];
}

export const PRODUCTION = "Northwind Robotics – Production";

/** The removal of someone from an organization of the seeded company, by name. */
export function fromOrganization(
  state: CompanyState,
  username: string,
  organizationName = PRODUCTION,
): TargetOf<"remove_from_organization"> {
  const organization = find(state.organizations, (one) => one.name === organizationName, organizationName);
  const user = find(organization.users, (one) => one.username === username, username);
  return { kind: "remove_from_organization", organizationId: organization.id, userId: user.id };
}

/** The removal of someone from a project, by name. */
export function fromProject(
  state: CompanyState,
  username: string,
  projectName: string,
  organizationName = PRODUCTION,
): TargetOf<"remove_from_project"> {
  const organization = find(state.organizations, (one) => one.name === organizationName, organizationName);
  const project = find(organization.projects, (one) => one.name === projectName, projectName);
  const user = find(organization.users, (one) => one.username === username, username);
  return { kind: "remove_from_project", organizationId: organization.id, projectId: project.id, userId: user.id };
}

/** The e-mails of an organization's active owners. */
export function activeOwners(state: CompanyState, organizationId: string): string[] {
  const organization = find(state.organizations, (one) => one.id === organizationId, organizationId);
  return organization.users
    .filter((user) => user.status === "ACTIVE" && user.orgRoles.includes("ORG_OWNER"))
    .map((user) => user.username);
}

function find<Item>(items: readonly Item[], is: (item: Item) => boolean, name: string): Item {
  const found = items.find(is);
  if (found === undefined) throw new Error(`The seeded company has no ${name}`);
  return found;
}
