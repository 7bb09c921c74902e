import { credentialOf, type Site } from "../site";
import type { Member, OldOrganizationInvitation, Organization } from "../world/model";
import { findMember, usernameKey } from "../world/world";

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
    /** Of the old kind, to the organization, that no user stands for. */
    oldInvitations: OldOrganizationInvitation[];
    apiKeys: { id: string; description: string; publicKey: string }[];
    serviceAccounts: { clientId: string; name: string }[];
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
        oldInvitations: [...(organization?.oldInvitations.values() ?? [])],
        apiKeys: [...(organization?.apiKeys.values() ?? [])].map(({ id, description, publicKey }) => ({
          id,
          description,
          publicKey,
        })),
        serviceAccounts: [...(organization?.serviceAccounts.values() ?? [])].map(({ clientId, name }) => ({
          clientId,
          name,
        })),
      };
    }),
  };
}

export interface RemainingAccess {
  organizationId: string;
  organizationName: string;
  /** Null where nothing is left but invitations of the old kind. */
  userId: string | null;
  status: Member["status"] | null;
  orgRoles: readonly string[];
  projectIds: string[];
  teamIds: readonly string[];
  /** Invitations of the old kind, which no user list shows. */
  projectInvitations: { projectId: string; invitationId: string }[];
  organizationInvitations: { invitationId: string }[];
}

/** What a username can still reach, in every organization and status; nothing left is an empty list. */
export function describeAccess(site: Site, username: string): RemainingAccess[] {
  return [...site.world.organizations.values()].flatMap((organization) => {
    const member = findMember(organization, username);
    const projectInvitations = [...organization.projects.values()].flatMap((project) =>
      [...project.invitations.values()]
        .filter((invitation) => usernameKey(invitation.username) === usernameKey(username))
        .map((invitation) => ({ projectId: project.id, invitationId: invitation.id })),
    );
    const organizationInvitations = [...organization.oldInvitations.values()]
      .filter((invitation) => usernameKey(invitation.username) === usernameKey(username))
      .map(({ id }) => ({ invitationId: id }));
    if (member === null && projectInvitations.length === 0 && organizationInvitations.length === 0) return [];
    return [
      {
        organizationId: organization.id,
        organizationName: organization.name,
        userId: member?.id ?? null,
        status: member?.status ?? null,
        orgRoles: member?.orgRoles ?? [],
        projectIds: [...(member?.projectRoles.keys() ?? [])],
        teamIds: member?.teamIds ?? [],
        projectInvitations,
        organizationInvitations,
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
    invitations: [...project.invitations.values()],
    databaseUsers: [...project.databaseUsers.values()],
  }));
}

function describeTeams(organization: Organization) {
  return [...organization.teams.values()].map((team) => ({
    id: team.id,
    name: team.name,
    userIds: [...team.memberIds],
  }));
}
