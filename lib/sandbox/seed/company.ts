import type { Organization } from "../world/model";
import { addOrganization, addProject, createWorld, type World } from "../world/world";
import { CAST } from "./cast";
import { scatterLeftovers } from "./leftovers";
import { createPeople, hireCast } from "./people";
import type { OrganizationPlan } from "./plan";
import { PRODUCTION } from "./production";
import { createRandom, type Random } from "./random";
import { LABS, SANDBOX } from "./small-organizations";
import { staffOrganization } from "./staff";

export interface CompanyOptions {
  seed: number;
  nowMs: number;
  /** Members of the first organization in all statuses; 214 when left out. */
  users?: number | undefined;
  /** Projects of the first organization; 14 when left out. */
  projects?: number | undefined;
  /** 3 when left out. */
  organizations?: number | undefined;
  /** Members of each organization after the third; 40 when left out. */
  usersInOthers?: number | undefined;
}

const ORGANIZATION_PLANS: readonly OrganizationPlan[] = [PRODUCTION, SANDBOX, LABS];

/** Builds Northwind: the same seed and time give the same company, to the byte. */
export function buildCompany(options: CompanyOptions): World {
  const random = createRandom(options.seed);
  const world = createWorld(random.objectId);
  const people = createPeople(world, random, options.nowMs);
  hireCast(people, CAST);
  plansFor(options, random).forEach((plan) => {
    const organization = foundOrganization(world, plan, random, options.nowMs);
    staffOrganization(organization, plan, people, random, options.nowMs);
  });
  // Choices of its own, so that what people leave behind never changes who the people are.
  scatterLeftovers(world, createRandom(options.seed + 1), options.nowMs);
  return world;
}

function plansFor(options: CompanyOptions, random: Random): OrganizationPlan[] {
  const count = options.organizations ?? ORGANIZATION_PLANS.length;
  return Array.from({ length: count }, (_, index) => {
    const plan = ORGANIZATION_PLANS[index] ?? subsidiaryPlan(index, random, options.usersInOthers ?? 40);
    return index === 0 ? grown(plan, options.users, options.projects) : plan;
  });
}

/** The first organization in another size, its statuses in the same proportions. */
function grown(plan: OrganizationPlan, users: number | undefined, projects: number | undefined): OrganizationPlan {
  const usual = plan.active + plan.pending + plan.expired + plan.declined;
  const scale = (users ?? usual) / usual;
  const [pending, expired, declined] = [plan.pending, plan.expired, plan.declined].map((n) => Math.round(n * scale));
  const names = Array.from({ length: projects ?? plan.projects.length }, (_, index) => {
    return plan.projects[index] ?? `site-${String(index + 1).padStart(4, "0")}`;
  });
  return {
    ...plan,
    active: (users ?? usual) - (pending ?? 0) - (expired ?? 0) - (declined ?? 0),
    pending: pending ?? 0,
    expired: expired ?? 0,
    declined: declined ?? 0,
    projects: names,
  };
}

function subsidiaryPlan(index: number, random: Random, users: number): OrganizationPlan {
  return {
    id: random.objectId(),
    name: `Northwind Subsidiary ${String(index + 1).padStart(2, "0")}`,
    active: Math.max(1, users - 3),
    pending: Math.min(2, Math.max(0, users - 1)),
    expired: users > 3 ? 1 : 0,
    declined: 0,
    projects: ["core", "reporting", "archive"],
    teams: { Engineering: { core: ["GROUP_DATA_ACCESS_READ_WRITE"] }, Finance: { reporting: ["GROUP_READ_ONLY"] } },
    placements: [
      { username: "grace.nakamura@northwind.example", orgRoles: ["ORG_OWNER"], exact: true },
      {
        username: "ada.okafor@northwind.example",
        orgRoles: ["ORG_MEMBER"],
        projectRoles: { core: ["GROUP_READ_ONLY"] },
        exact: true,
      },
    ],
    invitees: [],
    closedTeams: [],
    soleOwnerProjects: [],
  };
}

function foundOrganization(world: World, plan: OrganizationPlan, random: Random, nowMs: number): Organization {
  const organization = addOrganization(world, {
    id: plan.id,
    name: plan.name,
    isDeleted: false,
    members: new Map(),
    idByUsername: new Map(),
    projects: new Map(),
    teams: new Map(),
    oldInvitations: new Map(),
    apiKeys: new Map(),
    serviceAccounts: new Map(),
    federation: null,
    settings: {
      apiAccessListRequired: false,
      genAIFeaturesEnabled: true,
      maxServiceAccountSecretValidityInHours: 8760,
      multiFactorAuthRequired: true,
      operationsContact: "operations@northwind.example",
      restrictEmployeeAccess: false,
      securityContact: plan.name === "Northwind Labs" ? "ada.okafor@northwind.example" : "security@northwind.example",
    },
    events: [],
    revision: 0,
  });
  for (const name of plan.projects) {
    addProject(world, organization, {
      id: random.objectId(),
      organizationId: plan.id,
      name,
      createdAt: new Date(nowMs - random.integer(30, 1400) * 86_400_000).toISOString(),
      clusterCount: random.integer(0, 4),
      directMemberIds: new Set(),
      teamRoles: new Map(),
      invitations: new Map(),
      databaseUsers: new Map(),
      alertConfigs: [],
    });
  }
  const projectByName = new Map([...organization.projects.values()].map((project) => [project.name, project]));
  for (const [name, access] of Object.entries(plan.teams)) {
    const id = random.objectId();
    organization.teams.set(id, { id, organizationId: plan.id, name, memberIds: new Set() });
    for (const [projectName, roles] of Object.entries(access)) projectByName.get(projectName)?.teamRoles.set(id, roles);
  }
  return organization;
}
