import { recordChange } from "../record";
import type { Site } from "../site";
import { INVITATION_LIFETIME_MS } from "../world/invite";
import { deleteMember, putMember, withProjectRoles } from "../world/members";
import type { Member, Organization } from "../world/model";
import { addAccount, findAccount, findMember, usernameKey } from "../world/world";
import type { WorldChange } from "./change-schema";

/** A change asked for that the world has no place for: answered 404 by the controls. */
export class UnknownTarget extends Error {}

/** Changes the world from outside, with none of Atlas's rules, and records it as an effect of "outside". */
export function applyChange(site: Site, change: WorldChange): void {
  switch (change.op) {
    case "setVersionGone": {
      const key = change.operation === undefined ? change.version : `${change.operation} ${change.version}`;
      if (change.gone) site.settings.goneVersions.add(key);
      else site.settings.goneVersions.delete(key);
      return;
    }
    case "setServer": {
      const { op: _, ...settings } = change;
      Object.assign(site.settings, dropUndefined(settings));
      return;
    }
    case "expireTokens":
      site.tokens.expireAll();
      site.digest.expireNonces();
      return;
    case "setCredential":
      for (const credential of site.credentials.values()) {
        if (credential.organizationId !== change.organizationId) continue;
        if (change.kind !== undefined && change.kind !== credential.kind) continue;
        if (change.orgRoles !== undefined) credential.orgRoles = change.orgRoles;
        if (change.projectRoles !== undefined) credential.projectRoles = new Map(Object.entries(change.projectRoles));
        if (change.revoked !== undefined) credential.revoked = change.revoked;
        if (change.accessListRequired !== undefined) credential.accessListRequired = change.accessListRequired;
      }
      return;
    default:
      changeOrganization(site, organizationOf(site, change.organizationId), change);
  }
}

type OrganizationChange = Exclude<
  WorldChange,
  { op: "setVersionGone" | "setServer" | "expireTokens" | "setCredential" }
>;

function changeOrganization(site: Site, organization: Organization, change: OrganizationChange): void {
  const done = (member: Member | null, events: { type: string; groupId?: string }[], projectId?: string) =>
    recordChange(site, {
      method: "OUTSIDE",
      path: "/__sandbox/change",
      operation: change.op,
      organizationId: organization.id,
      caller: "outside",
      change: {
        ...(member === null ? {} : { userId: member.id, username: member.username }),
        ...(projectId === undefined ? {} : { projectId }),
        events,
      },
    });
  const edit = (edited: (member: Member) => Member, projectId?: string) => {
    if (!("username" in change || "userId" in change)) throw new UnknownTarget("no user was named");
    done(
      putMember(organization, edited(targetOf(organization, change))),
      [{ type: "USER_ROLES_CHANGED_AUDIT" }],
      projectId,
    );
  };
  switch (change.op) {
    case "renameOrganization":
      organization.name = change.name;
      return done(null, []);
    case "deleteOrganization":
      organization.isDeleted = true;
      return done(null, []);
    case "setTeamRoles": {
      const project = organization.projects.get(change.projectId);
      if (project === undefined || !organization.teams.has(change.teamId))
        throw new UnknownTarget("no such project or team");
      if (change.roles.length === 0) project.teamRoles.delete(change.teamId);
      else project.teamRoles.set(change.teamId, change.roles);
      organization.revision += 1;
      return done(null, [{ type: "TEAM_ROLES_MODIFIED", groupId: project.id }], project.id);
    }
    case "addUser":
      return done(addUser(site, organization, change), [
        { type: change.status === "ACTIVE" ? "JOINED_ORG" : "INVITED_TO_ORG" },
      ]);
    case "removeUser": {
      const member = targetOf(organization, change);
      deleteMember(organization, member);
      return done(member, [{ type: "REMOVED_FROM_ORG" }]);
    }
    case "removeFromProject":
      return edit((member) => withProjectRoles(member, change.projectId, []), change.projectId);
    case "setProjectRoles":
      return edit((member) => withProjectRoles(member, change.projectId, change.roles), change.projectId);
    case "setOrgRoles":
      return edit((member) => ({ ...member, orgRoles: change.orgRoles }));
    case "promote":
      return edit((member) => ({ ...member, orgRoles: [...new Set(["ORG_OWNER", ...member.orgRoles])] }));
    case "demote":
      return edit((member) => {
        const left = member.orgRoles.filter((role) => role !== "ORG_OWNER");
        return { ...member, orgRoles: left.length === 0 ? ["ORG_MEMBER"] : left };
      });
    case "setTeams":
      return edit((member) => ({ ...member, teamIds: change.teamIds }));
    case "setStatus":
      return edit((member) => withStatus(site, member, change.status));
    case "rename": {
      const before = targetOf(organization, change);
      organization.idByUsername.delete(usernameKey(before.username));
      const account =
        before.account === null ? null : addAccount(site.world, { ...before.account, username: change.newUsername });
      return done(putMember(organization, { ...before, username: change.newUsername, account }), []);
    }
  }
}

function addUser(site: Site, organization: Organization, change: Extract<WorldChange, { op: "addUser" }>): Member {
  const account =
    findAccount(site.world, change.username) ??
    (change.status === "ACTIVE" ? newAccount(site, change.username, change.firstName, change.lastName) : null);
  const member: Member = {
    id: account?.id ?? site.world.nextId(),
    username: change.username,
    status: "ACTIVE",
    account,
    invitation: null,
    orgRoles: change.orgRoles,
    projectRoles: new Map(Object.entries(change.projectRoles)),
    teamIds: change.teamIds,
  };
  const earlier = findMember(organization, change.username);
  if (earlier !== null) deleteMember(organization, earlier);
  return putMember(organization, withStatus(site, member, change.status, change.inviterUsername));
}

function withStatus(site: Site, member: Member, status: Member["status"], inviterUsername?: string): Member {
  if (status === "ACTIVE") {
    const [first = "New", last = "Colleague"] = member.username.split(/[.@]/);
    const account = member.account ?? newAccount(site, member.username, first, last, member.id);
    return { ...member, status, account, invitation: null };
  }
  const nowMs = site.now();
  const sentMs = status === "PENDING" ? nowMs : nowMs - INVITATION_LIFETIME_MS - 86_400_000;
  const invitation = {
    createdAt: new Date(sentMs).toISOString(),
    inviterUsername: inviterUsername ?? member.invitation?.inviterUsername ?? "grace.nakamura@northwind.example",
    expiresAt: status === "INVITATION_REJECTED" ? null : new Date(sentMs + INVITATION_LIFETIME_MS).toISOString(),
  };
  return { ...member, status, invitation };
}

function newAccount(site: Site, username: string, firstName: string, lastName: string, id = site.world.nextId()) {
  const createdAt = new Date(site.now()).toISOString();
  return addAccount(site.world, {
    id,
    username,
    firstName,
    lastName,
    country: null,
    mobileNumber: null,
    createdAt,
    lastAuth: null,
  });
}

function organizationOf(site: Site, organizationId: string): Organization {
  const organization = site.world.organizations.get(organizationId);
  if (organization === undefined) throw new UnknownTarget(`no organization ${organizationId}`);
  return organization;
}

function targetOf(
  organization: Organization,
  named: { userId?: string | undefined; username?: string | undefined },
): Member {
  const member =
    named.userId === undefined
      ? findMember(organization, named.username ?? "")
      : organization.members.get(named.userId);
  if (member === null || member === undefined) {
    throw new UnknownTarget(`no user ${named.userId ?? named.username ?? ""} in ${organization.name}`);
  }
  return member;
}

function dropUndefined(values: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
