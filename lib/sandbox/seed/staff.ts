import { INVITATION_LIFETIME_MS } from "../world/invite";
import { putMember } from "../world/members";
import type { Account, Member, MembershipStatus, Organization, Project, Team } from "../world/model";
import type { People } from "./people";
import type { OrganizationPlan, Placement } from "./plan";
import type { Random } from "./random";

const DAY_MS = 86_400_000;
const USUAL_GROUP_ROLES = [
  "GROUP_READ_ONLY",
  "GROUP_DATA_ACCESS_READ_ONLY",
  "GROUP_DATA_ACCESS_READ_WRITE",
  "GROUP_DATA_ACCESS_ADMIN",
  "GROUP_CLUSTER_MANAGER",
  "GROUP_OWNER",
] as const;
const INVITERS = ["grace.nakamura", "lucia.herrera", "elif.yildiz", "daniel.kim", "piotr.zielinski"] as const;
const SMALL_TEAM = 8;
const BIG_TEAM = 37;

/** Fills one organization: the cast first, colleagues from elsewhere, then new people, then invitations. */
export function staffOrganization(
  organization: Organization,
  plan: OrganizationPlan,
  people: People,
  random: Random,
  nowMs: number,
): void {
  const projects = [...organization.projects.values()];
  const openTeams = [...organization.teams.values()].filter((team) => !plan.closedTeams.includes(team.name));
  const placed = new Set<string>(plan.invitees.map((invitee) => invitee.username));

  for (const placement of plan.placements) {
    const account = people.find(placement.username);
    if (account === null || placed.size - plan.invitees.length >= plan.active) continue;
    placed.add(account.username);
    putMember(organization, placedMember(organization, placement, account, randomProjects(random, plan, projects)));
  }
  const castNames = new Set(plan.placements.map((placement) => placement.username));
  const colleagues = people.all().filter(({ username }) => !placed.has(username) && isOrdinary(username));
  for (const account of random.sample(colleagues, Math.floor(plan.active * 0.6))) {
    if (organization.members.size >= plan.active) break;
    if (!castNames.has(account.username)) putMember(organization, colleague(account, random, plan, projects));
  }
  while (organization.members.size < plan.active) {
    putMember(organization, colleague(people.hire(), random, plan, projects));
  }
  fillTeams(organization, openTeams, random);
  invite(organization, plan, people, random, nowMs);
}

/** Break-glass, service and test identities stay where the cast puts them. */
function isOrdinary(username: string): boolean {
  return !/^(break-glass|terraform|svc-|img\.|formula\.|mallory\.|conor\.|tobias\.|ada\.|grace\.|kwame\.)/.test(
    username,
  );
}

function placedMember(
  organization: Organization,
  placement: Placement,
  account: Account,
  extra: Map<string, readonly string[]>,
): Member {
  const projectRoles = new Map<string, readonly string[]>(placement.exact === true ? [] : extra);
  for (const [name, roles] of Object.entries(placement.projectRoles ?? {})) {
    const project = [...organization.projects.values()].find((candidate) => candidate.name === name);
    if (project !== undefined) projectRoles.set(project.id, roles);
  }
  const teamIds = [...organization.teams.values()]
    .filter((team) => placement.teams?.includes(team.name) === true)
    .map((team) => team.id);
  return activeMember(account, placement.orgRoles, projectRoles, teamIds);
}

function colleague(account: Account, random: Random, plan: OrganizationPlan, projects: readonly Project[]): Member {
  const draw = random.next();
  const orgRoles = draw < 0.04 ? ["ORG_READ_ONLY"] : draw < 0.07 ? ["ORG_GROUP_CREATOR"] : ["ORG_MEMBER"];
  return activeMember(account, orgRoles, randomProjects(random, plan, projects), []);
}

function activeMember(
  account: Account,
  orgRoles: readonly string[],
  projectRoles: ReadonlyMap<string, readonly string[]>,
  teamIds: readonly string[],
): Member {
  const { id, username } = account;
  return { id, username, status: "ACTIVE", account, invitation: null, orgRoles, projectRoles, teamIds };
}

/** None to four projects; nobody new becomes owner where the story has a single one. */
function randomProjects(
  random: Random,
  plan: OrganizationPlan,
  projects: readonly Project[],
): Map<string, readonly string[]> {
  const count = random.chance(0.15) ? 0 : random.integer(1, 4);
  const chosen = new Map<string, readonly string[]>();
  for (let n = 0; n < count && projects.length > 0; n += 1) {
    const project = random.pick(projects);
    const role = random.pick(USUAL_GROUP_ROLES);
    const taken = role === "GROUP_OWNER" && plan.soleOwnerProjects.includes(project.name);
    chosen.set(project.id, [taken ? "GROUP_READ_ONLY" : role]);
  }
  return chosen;
}

function fillTeams(organization: Organization, teams: readonly Team[], random: Random): void {
  const members = [...organization.members.values()].filter((member) => !isFixed(member));
  for (const team of teams) {
    const size = team.name === "Everyone Engineering" ? BIG_TEAM : random.integer(4, SMALL_TEAM);
    for (let tries = 0; tries < 400 && team.memberIds.size < size && members.length > 0; tries += 1) {
      const member = organization.members.get(random.pick(members).id);
      if (member === undefined || member.teamIds.includes(team.id)) continue;
      putMember(organization, { ...member, teamIds: [...member.teamIds, team.id] });
    }
  }
}

function isFixed(member: Member): boolean {
  return /^(ada\.|break-glass|jonas\.weber|kwame\.|terraform|svc-|yuki\.|tobias\.|ingrid\.)/.test(member.username);
}

function invite(
  organization: Organization,
  plan: OrganizationPlan,
  people: People,
  random: Random,
  nowMs: number,
): void {
  const left: Record<Exclude<MembershipStatus, "ACTIVE">, number> = {
    PENDING: plan.pending,
    INVITATION_EXPIRED: plan.expired,
    INVITATION_REJECTED: plan.declined,
  };
  const add = (
    username: string,
    status: keyof typeof left,
    sentDaysAgo: number,
    inviterUsername: string,
    orgRoles: readonly string[],
    projects: readonly Project[],
  ) => {
    if (left[status] <= 0) return;
    left[status] -= 1;
    const account = people.find(username);
    const sentMs = nowMs - Math.round(sentDaysAgo * DAY_MS);
    putMember(organization, {
      id: account?.id ?? random.objectId(),
      username,
      status,
      account,
      invitation: {
        createdAt: new Date(sentMs).toISOString(),
        inviterUsername,
        expiresAt: status === "INVITATION_REJECTED" ? null : new Date(sentMs + INVITATION_LIFETIME_MS).toISOString(),
      },
      orgRoles,
      projectRoles: new Map(projects.map((project) => [project.id, ["GROUP_READ_ONLY"]])),
      teamIds: [],
    });
  };
  const all = [...organization.projects.values()];
  for (const one of plan.invitees) {
    const projects = all.filter((project) => one.projectNames.includes(project.name));
    add(one.username, one.status, one.sentDaysAgo, one.inviterUsername, one.orgRoles, projects);
  }
  for (const status of ["PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"] as const) {
    while (left[status] > 0) {
      const days = status === "PENDING" ? random.next() * 29 : 31 + random.next() * 120;
      const inviter = `${random.pick(INVITERS)}@northwind.example`;
      add(people.strangerUsername(), status, days, inviter, ["ORG_MEMBER"], random.sample(all, random.integer(0, 2)));
    }
  }
}
