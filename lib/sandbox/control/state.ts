import { credentialOf, type Site } from "../site";
import type { Member, Organization } from "../world/model";
import { findMember } from "../world/world";

/** One organization as whoever starts the sandbox gets it: the name and the keys to it. */
export interface SandboxOrganization {
  id: string;
  name: string;
  clientId: string;
  clientSecret: string;
  publicKey: string;
  privateKey: string;
}

export interface SandboxState {
  baseUrl: string;
  seed: number;
  organizations: (SandboxOrganization & {
    users: ReturnType<typeof describeMember>[];
    projects: ReturnType<typeof describeProjects>;
    teams: ReturnType<typeof describeTeams>;
  })[];
}

export function describeOrganizations(site: Site): SandboxOrganization[] {
  return [...site.world.organizations.values()].map(({ id, name }) => {
    const account = credentialOf(site, id, "serviceAccount");
    const key = credentialOf(site, id, "apiKey");
    return {
      id,
      name,
      clientId: account?.id ?? "",
      clientSecret: account?.secret ?? "",
      publicKey: key?.id ?? "",
      privateKey: key?.secret ?? "",
    };
  });
}

/** Everything, so that a test can choose its targets and compare afterwards. */
export function describeState(site: Site): SandboxState {
  return {
    baseUrl: site.baseUrl,
    seed: site.seed,
    organizations: describeOrganizations(site).map((described) => {
      const organization = site.world.organizations.get(described.id);
      return {
        ...described,
        users: organization === undefined ? [] : [...organization.members.values()].map(describeMember),
        projects: organization === undefined ? [] : describeProjects(organization),
        teams: organization === undefined ? [] : describeTeams(organization),
      };
    }),
  };
}

export interface RemainingAccess {
  organizationId: string;
  organizationName: string;
  userId: string;
  status: Member["status"];
  orgRoles: readonly string[];
  projectIds: string[];
  teamIds: readonly string[];
}

/** What a username can still reach, in every organization and status; nothing left is an empty list. */
export function describeAccess(site: Site, username: string): RemainingAccess[] {
  return [...site.world.organizations.values()].flatMap((organization) => {
    const member = findMember(organization, username);
    if (member === null) return [];
    return [
      {
        organizationId: organization.id,
        organizationName: organization.name,
        userId: member.id,
        status: member.status,
        orgRoles: member.orgRoles,
        projectIds: [...member.projectRoles.keys()],
        teamIds: member.teamIds,
      },
    ];
  });
}

function describeMember(member: Member) {
  return {
    id: member.id,
    username: member.username,
    status: member.status,
    firstName: member.account?.firstName ?? null,
    lastName: member.account?.lastName ?? null,
    lastAuth: member.account?.lastAuth ?? null,
    invitation: member.invitation,
    orgRoles: member.orgRoles,
    projectRoles: Object.fromEntries(member.projectRoles),
    teamIds: member.teamIds,
  };
}

function describeProjects(organization: Organization) {
  return [...organization.projects.values()].map((project) => ({
    id: project.id,
    name: project.name,
    userIds: [...project.directMemberIds],
    teamRoles: Object.fromEntries(project.teamRoles),
  }));
}

function describeTeams(organization: Organization) {
  return [...organization.teams.values()].map((team) => ({
    id: team.id,
    name: team.name,
    userIds: [...team.memberIds],
  }));
}
