import type { Account, Member, Organization, Project } from "./model";

/** Everything the sandbox's Atlas knows, with the indexes that keep a page of 500 out of 10,000 cheap. */
export interface World {
  readonly organizations: Map<string, Organization>;
  readonly organizationIdByProject: Map<string, string>;
  readonly accounts: Map<string, Account>;
  readonly accountIdByUsername: Map<string, string>;
  /** Every user id ever handed out: tells "never existed" from "not here any more". */
  readonly nextId: () => string;
}

export function createWorld(nextId: () => string): World {
  return {
    organizations: new Map(),
    organizationIdByProject: new Map(),
    accounts: new Map(),
    accountIdByUsername: new Map(),
    nextId,
  };
}

/** Atlas compares usernames without regard to case. */
export function usernameKey(username: string): string {
  return username.toLowerCase();
}

export function addAccount(world: World, account: Account): Account {
  world.accounts.set(account.id, account);
  world.accountIdByUsername.set(usernameKey(account.username), account.id);
  return account;
}

export function findAccount(world: World, username: string): Account | null {
  const id = world.accountIdByUsername.get(usernameKey(username));
  return (id === undefined ? undefined : world.accounts.get(id)) ?? null;
}

export function addOrganization(world: World, organization: Organization): Organization {
  world.organizations.set(organization.id, organization);
  return organization;
}

export function addProject(world: World, organization: Organization, project: Project): Project {
  organization.projects.set(project.id, project);
  world.organizationIdByProject.set(project.id, organization.id);
  organization.revision += 1;
  return project;
}

export function findMember(organization: Organization, username: string): Member | null {
  const id = organization.idByUsername.get(usernameKey(username));
  return (id === undefined ? undefined : organization.members.get(id)) ?? null;
}

/** A copy that later changes of the organization do not reach: members are immutable, only the indexes are copied. */
export function snapshotOrganization(organization: Organization): Organization {
  return {
    ...organization,
    members: new Map(organization.members),
    idByUsername: new Map(organization.idByUsername),
    projects: new Map(
      [...organization.projects].map(([id, project]) => [
        id,
        {
          ...project,
          directMemberIds: new Set(project.directMemberIds),
          teamRoles: new Map(project.teamRoles),
          invitations: new Map(project.invitations),
          databaseUsers: new Map(project.databaseUsers),
        },
      ]),
    ),
    teams: new Map([...organization.teams].map(([id, team]) => [id, { ...team, memberIds: new Set(team.memberIds) }])),
    oldInvitations: new Map(organization.oldInvitations),
    apiKeys: new Map(organization.apiKeys),
    serviceAccounts: new Map(organization.serviceAccounts),
    settings: { ...organization.settings },
    events: [...organization.events],
  };
}
