import { databaseUserKey } from "../operations/database-users";
import type { AuditEvent, DatabaseUser, Organization, Project } from "../world/model";
import { findAccount, type World } from "../world/world";
import { northwind } from "./plan";
import type { Random } from "./random";

const DAY_MS = 86_400_000;

interface Scatter {
  world: World;
  random: Random;
  ago: (days: number) => string;
}

/** What people leave behind, each with its story: old invitations, database users, keys, alerts, single sign-on. */
export function scatterLeftovers(world: World, random: Random, nowMs: number): void {
  const ago = (days: number) => new Date(nowMs - Math.round(days * DAY_MS)).toISOString();
  const scatter = { world, random, ago };
  const [production, playground, labs] = [...world.organizations.values()];
  if (production !== undefined) scatterProduction(scatter, production);
  if (playground !== undefined) {
    addServiceAccount(scatter, playground, "ada-notebook-sync", null, 61);
    addDatabaseUser(scatter, projectNamed(playground, "load-test"), { username: "jweber" });
  }
  if (labs !== undefined) {
    addInvitation(
      scatter,
      labs,
      "gripper-vision",
      northwind("ada.okafor"),
      "GROUP_OWNER",
      northwind("lucia.herrera"),
      28,
    );
    addDatabaseUser(scatter, projectNamed(labs, "gripper-vision"), { username: "vision-loader" });
  }
  for (const organization of world.organizations.values()) {
    for (const project of organization.projects.values()) addDatabaseUser(scatter, project, { username: "app" });
  }
}

function scatterProduction(scatter: Scatter, production: Organization): void {
  const { random, ago } = scatter;
  const invite = (project: string, username: string, role: string, inviter: string, days: number) =>
    addInvitation(scatter, production, project, username, role, northwind(inviter), days);
  invite("warehouse-eu", "renata.silva@partner.example", "GROUP_DATA_ACCESS_READ_ONLY", "piotr.zielinski", 74);
  invite("fleet-telemetry", "tomas.horak@partner.example", "GROUP_OWNER", "chiara.bianchi", 61);
  invite("robot-config", "marcus.bell@partner.example", "GROUP_DATA_ACCESS_READ_WRITE", "lucia.herrera", 28);
  invite("warehouse-eu", northwind("ada.okafor"), "GROUP_READ_ONLY", "grace.nakamura", 19);
  invite("analytics-lake", northwind("samir.haddad"), "GROUP_READ_ONLY", "piotr.zielinski", 11);
  invite("support-desk", "liam.byrne@brightpath.example", "GROUP_READ_ONLY", "daniel.kim", 9);
  invite("billing-ledger", "ines.moreau@partner.example", "GROUP_CLUSTER_MANAGER", "daniel.kim", 1);

  addDatabaseUser(scatter, projectNamed(production, "fleet-telemetry"), { username: "aokafor" });
  addDatabaseUser(scatter, projectNamed(production, "robot-config"), {
    username: "CN=Jonas Weber,OU=Robotics,O=Northwind,C=DE",
    databaseName: "$external",
    x509Type: "CUSTOMER",
  });
  addDatabaseUser(scatter, projectNamed(production, "analytics-lake"), {
    username: "arn:aws:iam::123456789012:user/daniel.kim",
    databaseName: "$external",
    awsIAMType: "USER",
  });
  addDatabaseUser(scatter, projectNamed(production, "warehouse-eu"), {
    username: "uid=nadia.rahman,ou=people,dc=northwind,dc=example",
    databaseName: "$external",
    ldapAuthType: "USER",
  });
  addDatabaseUser(scatter, projectNamed(production, "identity-service"), {
    username: `5dd7496c7a3e5a648454341d/${northwind("elif.yildiz")}`,
    databaseName: "$external",
    oidcAuthType: "USER",
  });
  addDatabaseUser(scatter, projectNamed(production, "telemetry-archive"), {
    username: "etl-nightly",
    description: `Nightly load, ask ${northwind("carlos.mendes")}`,
    labels: [{ key: "owner", value: northwind("carlos.mendes") }],
  });

  addApiKey(scatter, production, "QXMZKTRB", "fleet telemetry export", northwind("ada.okafor"), 170);
  addApiKey(scatter, production, "LWPAVHDN", "terraform state", northwind("grace.nakamura"), 420);
  addServiceAccount(scatter, production, "billing-report", northwind("ingrid.solberg"), 300);

  const alerted = projectNamed(production, "fleet-telemetry");
  for (const eventTypeName of ["NO_PRIMARY", "CLUSTER_MONGOS_IS_MISSING"]) {
    alerted?.alertConfigs.push({
      id: random.objectId(),
      eventTypeName,
      createdAt: ago(200),
      notifications: [{ typeName: "USER", username: northwind("ada.okafor") }],
    });
  }
  projectNamed(production, "billing-ledger")?.alertConfigs.push({
    id: random.objectId(),
    eventTypeName: "CREDIT_CARD_ABOUT_TO_EXPIRE",
    createdAt: ago(500),
    notifications: [
      { typeName: "EMAIL", emailAddress: northwind("ingrid.solberg") },
      { typeName: "EMAIL", emailAddress: northwind("finance") },
    ],
  });
  production.federation = {
    id: random.objectId(),
    identityProviderId: random.objectId().slice(0, 20),
    domains: ["northwind.example"],
    postAuthRoleGrants: ["ORG_MEMBER"],
    roleMappings: [
      {
        id: random.objectId(),
        externalGroupName: "atlas-platform",
        roleAssignments: [
          { orgId: production.id, role: "ORG_MEMBER" },
          { groupId: alerted?.id ?? production.id, role: "GROUP_READ_ONLY" },
        ],
      },
    ],
  };
}

function projectNamed(organization: Organization, name: string): Project | undefined {
  return [...organization.projects.values()].find((project) => project.name === name);
}

function addInvitation(
  { random, ago }: Scatter,
  organization: Organization,
  projectName: string,
  username: string,
  role: string,
  inviterUsername: string,
  sentDaysAgo: number,
): void {
  const id = random.objectId();
  projectNamed(organization, projectName)?.invitations.set(id, {
    id,
    username,
    roles: [role],
    inviterUsername,
    createdAt: ago(sentDaysAgo),
    expiresAt: ago(sentDaysAgo - 30),
  });
}

function addDatabaseUser(
  _: Scatter,
  project: Project | undefined,
  draft: Partial<DatabaseUser> & { username: string },
): void {
  const user: DatabaseUser = {
    databaseName: "admin",
    roles: [{ roleName: "readWrite", databaseName: "app" }],
    awsIAMType: "NONE",
    x509Type: "NONE",
    ldapAuthType: "NONE",
    oidcAuthType: "NONE",
    description: null,
    labels: [],
    ...draft,
  };
  project?.databaseUsers.set(databaseUserKey(user), user);
}

function addApiKey(
  scatter: Scatter,
  organization: Organization,
  publicKey: string,
  description: string,
  maker: string,
  daysAgo: number,
): void {
  const id = scatter.random.objectId();
  const projectRoles = new Map<string, readonly string[]>();
  organization.apiKeys.set(id, { id, description, publicKey, orgRoles: ["ORG_READ_ONLY"], projectRoles });
  addEvent(scatter, organization, "API_KEY_CREATED", maker, daysAgo, { targetPublicKey: publicKey });
}

function addServiceAccount(
  scatter: Scatter,
  organization: Organization,
  name: string,
  maker: string | null,
  daysAgo: number,
): void {
  const clientId = `mdb_sa_id_${scatter.random.objectId()}`;
  organization.serviceAccounts.set(clientId, {
    clientId,
    name,
    description: name,
    createdAt: scatter.ago(daysAgo),
    secretExpiresAt: scatter.ago(daysAgo - 365),
    lastUsedAt: scatter.ago(daysAgo / 2),
    orgRoles: ["ORG_MEMBER"],
    projectRoles: new Map(),
  });
  if (maker !== null) addEvent(scatter, organization, "SERVICE_ACCOUNT_CREATED", maker, daysAgo, {});
}

function addEvent(
  { world, random, ago }: Scatter,
  organization: Organization,
  eventTypeName: string,
  username: string,
  daysAgo: number,
  more: Partial<AuditEvent>,
): void {
  const userId = findAccount(world, username)?.id;
  organization.events.push({
    id: random.objectId(),
    created: ago(daysAgo),
    eventTypeName,
    orgId: organization.id,
    username,
    ...(userId === undefined ? {} : { userId }),
    ...more,
  });
}
