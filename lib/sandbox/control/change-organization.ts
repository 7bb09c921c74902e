import type { Site } from "../site";
import { deleteMember, putMember, withProjectRoles } from "../world/members";
import type { Member, Organization } from "../world/model";
import { addAccount, findMember, usernameKey } from "../world/world";
import { addOldInvitation } from "./add-old-invitation";
import { addUser, withStatus } from "./add-user";
import { type DoneChange, UnknownTarget } from "./change-outcome";
import type { WorldChange } from "./change-schema";

export type OrganizationChange = Exclude<
  WorldChange,
  { op: "setVersionGone" | "setServer" | "expireTokens" | "setCredential" }
>;

type MemberChange = Extract<OrganizationChange, { userId?: string | undefined }>;

/** Changes one organization from outside, with none of Atlas's rules. Throws UnknownTarget. */
export function changeOrganization(site: Site, change: OrganizationChange): DoneChange {
  const organization = site.world.organizations.get(change.organizationId);
  if (organization === undefined) throw new UnknownTarget(`no organization ${change.organizationId}`);
  switch (change.op) {
    case "renameOrganization":
      organization.name = change.name;
      return { member: null, events: [] };
    case "deleteOrganization":
      organization.isDeleted = true;
      return { member: null, events: [] };
    case "setTeamRoles":
      return setTeamRoles(organization, change);
    case "addUser": {
      const type = change.status === "ACTIVE" ? "JOINED_ORG" : "INVITED_TO_ORG";
      return { member: addUser(site, organization, change), events: [{ type }] };
    }
    case "addOldInvitation":
      return addOldInvitation(site, organization, change);
    default:
      return changeMember(site, organization, change);
  }
}

function changeMember(site: Site, organization: Organization, change: MemberChange): DoneChange {
  const member = targetOf(organization, change);
  const edited = (after: Member, projectId?: string): DoneChange => ({
    member: putMember(organization, after),
    events: [{ type: "USER_ROLES_CHANGED_AUDIT" }],
    ...(projectId === undefined ? {} : { projectId }),
  });
  switch (change.op) {
    case "removeUser":
      deleteMember(organization, member);
      return { member, events: [{ type: "REMOVED_FROM_ORG" }] };
    case "removeFromProject":
      return edited(withProjectRoles(member, change.projectId, []), change.projectId);
    case "setProjectRoles":
      return edited(withProjectRoles(member, change.projectId, change.roles), change.projectId);
    case "setOrgRoles":
      return edited({ ...member, orgRoles: change.orgRoles });
    case "promote":
      return edited({ ...member, orgRoles: [...new Set(["ORG_OWNER", ...member.orgRoles])] });
    case "demote": {
      const left = member.orgRoles.filter((role) => role !== "ORG_OWNER");
      return edited({ ...member, orgRoles: left.length === 0 ? ["ORG_MEMBER"] : left });
    }
    case "setTeams":
      return edited({ ...member, teamIds: change.teamIds });
    case "setStatus":
      return edited(withStatus(site, member, change.status));
    case "rename": {
      organization.idByUsername.delete(usernameKey(member.username));
      const username = change.newUsername;
      const account = member.account === null ? null : addAccount(site.world, { ...member.account, username });
      return edited({ ...member, username, account });
    }
  }
}

function setTeamRoles(
  organization: Organization,
  change: Extract<OrganizationChange, { op: "setTeamRoles" }>,
): DoneChange {
  const project = organization.projects.get(change.projectId);
  if (project === undefined || !organization.teams.has(change.teamId))
    throw new UnknownTarget("no such project or team");
  if (change.roles.length === 0) project.teamRoles.delete(change.teamId);
  else project.teamRoles.set(change.teamId, change.roles);
  organization.revision += 1;
  return { member: null, projectId: project.id, events: [{ type: "TEAM_ROLES_MODIFIED", groupId: project.id }] };
}

function targetOf(organization: Organization, named: MemberChange): Member {
  const member =
    named.userId === undefined
      ? findMember(organization, named.username ?? "")
      : organization.members.get(named.userId);
  if (member === null || member === undefined) {
    throw new UnknownTarget(`no user ${named.userId ?? named.username ?? ""} in ${organization.name}`);
  }
  return member;
}
