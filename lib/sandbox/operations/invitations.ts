import { apiFailure } from "../http/api-failure";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { bareListReply, jsonReply, type Reply } from "../http/render";
import { V2023_01_01_SUNSET } from "../http/versions";
import { deleteMember } from "../world/members";
import type { Member, Organization, Project, ProjectInvitation } from "../world/model";
import { usernameKey } from "../world/world";
import { type Call, type Operation, organizationOf, projectOf } from "./operation";

/** The deprecated invitations: bare arrays, sunset on 2027-07-01 (atlas-facts §0, §6.7). */

function listOrgInvites(call: Call): Reply {
  const organization = organizationOf(call);
  const invites = openInvitations(organization).filter(({ username }) => isAskedFor(call, username));
  return bareListReply(invites, (invitation) => orgInviteJson(organization, invitation));
}

function getOrgInvite(call: Call): Reply {
  return jsonReply(200, orgInviteJson(organizationOf(call), organizationInvitation(call)));
}

/** The invited user goes with the invitation: both are the same thing seen through two generations. */
function deleteOrgInvite(call: Call): Reply {
  const { id, member, username } = organizationInvitation(call);
  if (member === null) organizationOf(call).oldInvitations.delete(id);
  else deleteMember(organizationOf(call), member);
  call.record({
    ...(member === null ? {} : { userId: member.id }),
    username,
    detail: { invitationId: id, status: member?.status ?? "PENDING" },
    events: [{ type: "ORG_INVITATION_DELETED" }],
  });
  return { kind: "empty", status: 204 };
}

function listGroupInvites(call: Call): Reply {
  const project = projectOf(call);
  const invites = [...project.invitations.values()].filter(({ username }) => isAskedFor(call, username));
  return bareListReply(invites, (invitation) => groupInviteJson(project, invitation));
}

function getGroupInvite(call: Call): Reply {
  return jsonReply(200, groupInviteJson(projectOf(call), projectInvitation(call)));
}

/** Leaves the organization's invitation and membership as they are (deleteGroupInvite). */
function deleteGroupInvite(call: Call): Reply {
  const project = projectOf(call);
  const invitation = projectInvitation(call);
  project.invitations.delete(invitation.id);
  call.record({
    username: invitation.username,
    projectId: project.id,
    detail: { invitationId: invitation.id, roles: invitation.roles },
    events: [{ type: "GROUP_INVITATION_DELETED", groupId: project.id }],
  });
  return { kind: "empty", status: 204 };
}

/** An invitation to the organization as the old family shows it: of a pending member, or of nobody. */
interface OpenInvitation {
  id: string;
  username: string;
  member: Member | null;
  orgRoles: readonly string[];
  projectRoles: ReadonlyMap<string, readonly string[]>;
  teamIds: readonly string[];
  createdAt: string | undefined;
  expiresAt: string | undefined;
  inviterUsername: string | undefined;
}

function openInvitations(organization: Organization): OpenInvitation[] {
  const ofMembers = [...organization.members.values()]
    .filter((member) => member.status === "PENDING")
    .map((member): OpenInvitation => {
      const { invitation, orgRoles, projectRoles, teamIds, username } = member;
      return {
        id: orgInvitationId(member),
        username,
        member,
        orgRoles,
        projectRoles,
        teamIds,
        createdAt: invitation?.createdAt,
        expiresAt: invitation?.expiresAt ?? undefined,
        inviterUsername: invitation?.inviterUsername,
      };
    });
  const ofNobody = [...organization.oldInvitations.values()].map(
    (invitation): OpenInvitation => ({ ...invitation, member: null, projectRoles: new Map(), teamIds: [] }),
  );
  return [...ofMembers, ...ofNobody];
}

function organizationInvitation(call: Call): OpenInvitation {
  const { invitationId } = call.params;
  const organization = organizationOf(call);
  const invitation = openInvitations(organization).find(({ id }) => id === invitationId);
  if (invitation !== undefined) return invitation;
  const ofProject = [...organization.projects.values()].some((project) => project.invitations.has(invitationId ?? ""));
  throw apiFailure(ofProject ? "CANNOT_DELETE_GROUP_INVITATION" : "INVALID_INVITATION_ID", {
    parameters: [invitationId],
  });
}

function projectInvitation(call: Call): ProjectInvitation {
  const { invitationId = "" } = call.params;
  const invitation = projectOf(call).invitations.get(invitationId);
  if (invitation !== undefined) return invitation;
  const ofOrganization = openInvitations(organizationOf(call)).some(({ id }) => id === invitationId);
  throw apiFailure(ofOrganization ? "CANNOT_DELETE_ORG_INVITATION" : "INVALID_INVITATION_ID", {
    parameters: [invitationId],
  });
}

function isAskedFor(call: Call, username: string): boolean {
  const asked = call.query.get("username");
  return asked === null || usernameKey(asked) === usernameKey(username);
}

/** An invitation has an id of its own, not the invited user's; the sandbox makes it out of that one. */
export function orgInvitationId(member: Member): string {
  return [...member.id].reverse().join("");
}

/** OrganizationInvitation: one entry in groupRoleAssignments for each role (GroupRole). */
function orgInviteJson(organization: Organization, invitation: OpenInvitation): string {
  const { createdAt, expiresAt, id, inviterUsername, orgRoles, projectRoles, teamIds, username } = invitation;
  return JSON.stringify({
    createdAt,
    expiresAt,
    groupRoleAssignments: [...projectRoles].flatMap(([groupId, roles]) =>
      roles.map((groupRole) => ({ groupId, groupRole })),
    ),
    id,
    inviterUsername,
    links: [],
    orgId: organization.id,
    orgName: organization.name,
    roles: orgRoles,
    teamIds,
    username,
  });
}

/** GroupInvitation */
function groupInviteJson(project: Project, invitation: ProjectInvitation): string {
  return JSON.stringify({ ...invitation, groupId: project.id, groupName: project.name, links: [] });
}

const versions = [V2023_01_01_SUNSET];
const ORG = "/orgs/{orgId}/invites";
const GROUP = "/groups/{groupId}/invites";
const ofOrg = { versions, role: "orgOwner", endpointSet: ENDPOINT_SETS.organizations } as const;
const ofGroup = { versions, role: "projectOwner", endpointSet: ENDPOINT_SETS.projects } as const;

export const INVITATION_OPERATIONS: readonly Operation[] = [
  { id: "listOrgInvites", method: "GET", path: ORG, ...ofOrg, handle: listOrgInvites },
  { id: "getOrgInvite", method: "GET", path: `${ORG}/{invitationId}`, ...ofOrg, handle: getOrgInvite },
  { id: "deleteOrgInvite", method: "DELETE", path: `${ORG}/{invitationId}`, ...ofOrg, handle: deleteOrgInvite },
  { id: "listGroupInvites", method: "GET", path: GROUP, ...ofGroup, handle: listGroupInvites },
  { id: "getGroupInvite", method: "GET", path: `${GROUP}/{invitationId}`, ...ofGroup, handle: getGroupInvite },
  { id: "deleteGroupInvite", method: "DELETE", path: `${GROUP}/{invitationId}`, ...ofGroup, handle: deleteGroupInvite },
];
