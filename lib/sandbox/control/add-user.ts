import type { Site } from "../site";
import { INVITATION_LIFETIME_MS } from "../world/invite";
import { deleteMember, putMember } from "../world/members";
import type { Member, Organization } from "../world/model";
import { addAccount, findAccount, findMember } from "../world/world";
import type { WorldChange } from "./change-schema";

/** Puts a user in, in any status, as an accepted or an open invitation would. */
export function addUser(
  site: Site,
  organization: Organization,
  change: Extract<WorldChange, { op: "addUser" }>,
): Member {
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

/** The same member in another status, with the account or the invitation that status calls for. */
export function withStatus(site: Site, member: Member, status: Member["status"], inviterUsername?: string): Member {
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
