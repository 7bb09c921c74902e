import { createAtlasClient } from "@/lib/atlas/client";
import { AtlasError, type AtlasErrorKind } from "@/lib/atlas/errors";
import type { AtlasClient, AtlasOrganizationUser, AtlasProjectUser } from "@/lib/atlas/types";
import { createDirectoryCache, type DirectoryReadContext } from "./cache";
import { createConnections } from "./connections/connections";
import { readProjectInvitationsOf } from "./invitations/read-invitation-lists";

/** An Atlas client for tests of pure logic: it answers what the test says and fails loudly on any other call. */
export function stubAtlasClient(answers: Partial<AtlasClient>): AtlasClient {
  const refuse = (method: string) => () => Promise.reject(new Error(`The test did not expect ${method}.`));
  return {
    generation: "v2",
    listOrganizations: refuse("listOrganizations"),
    getOrganization: refuse("getOrganization"),
    listProjects: refuse("listProjects"),
    listOrganizationUsers: refuse("listOrganizationUsers"),
    async condenseOrganizationUsers(organizationId, condense, options) {
      const listed = await this.listOrganizationUsers(organizationId, options);
      return { ...listed, items: condense(listed.items) };
    },
    getOrganizationUser: refuse("getOrganizationUser"),
    removeOrganizationUser: refuse("removeOrganizationUser"),
    listProjectUsers: refuse("listProjectUsers"),
    getProjectUser: refuse("getProjectUser"),
    removeProjectUser: refuse("removeProjectUser"),
    listTeams: refuse("listTeams"),
    listProjectTeams: refuse("listProjectTeams"),
    listTeamUsers: refuse("listTeamUsers"),
    removeTeamUser: refuse("removeTeamUser"),
    listOrganizationInvitations: refuse("listOrganizationInvitations"),
    getOrganizationInvitation: refuse("getOrganizationInvitation"),
    revokeOrganizationInvitation: refuse("revokeOrganizationInvitation"),
    listProjectInvitations: refuse("listProjectInvitations"),
    getProjectInvitation: refuse("getProjectInvitation"),
    revokeProjectInvitation: refuse("revokeProjectInvitation"),
    inviteOrganizationUser: refuse("inviteOrganizationUser"),
    addProjectUser: refuse("addProjectUser"),
    addTeamUser: refuse("addTeamUser"),
    listDatabaseUsers: refuse("listDatabaseUsers"),
    getDatabaseUser: refuse("getDatabaseUser"),
    deleteDatabaseUser: refuse("deleteDatabaseUser"),
    listApiKeys: refuse("listApiKeys"),
    listServiceAccounts: refuse("listServiceAccounts"),
    listOrganizationEvents: refuse("listOrganizationEvents"),
    listAlertConfigurations: refuse("listAlertConfigurations"),
    getOrganizationSettings: refuse("getOrganizationSettings"),
    getFederation: refuse("getFederation"),
    userCallsLeft: () => null,
    listRateLimits: refuse("listRateLimits"),
    close: async () => {},
    ...answers,
  };
}

/** Twenty-four hexadecimal digits that end in this number. */
export function testId(number: number): string {
  return number.toString(16).padStart(24, "0");
}

export function testOrganizationUser(
  number: number,
  given: Partial<AtlasOrganizationUser> = {},
): AtlasOrganizationUser {
  return {
    ...testUserBase(number),
    organizationRoles: ["ORG_MEMBER"],
    projectRoles: [],
    teamIds: [],
    ...given,
  };
}

export function testProjectUser(number: number, given: Partial<AtlasProjectUser> = {}): AtlasProjectUser {
  return { ...testUserBase(number), roles: ["GROUP_READ_ONLY"], ...given };
}

function testUserBase(number: number) {
  return {
    id: testId(number),
    username: `person-${number}@example.com`,
    status: "ACTIVE" as const,
    firstName: "Person",
    lastName: String(number),
    createdAt: "2025-01-01T00:00:00Z",
    lastAuthAt: null,
    invitedAt: null,
    invitationExpiresAt: null,
    inviterUsername: null,
  };
}

/** A context on stub clients, one organization each, with a clock that stands still. */
export function stubDirectory(clients: Record<string, Partial<AtlasClient>>): DirectoryReadContext {
  const nowMs = Date.UTC(2026, 10, 21, 12);
  const now = () => nowMs;
  return {
    connections: createConnections(
      Object.entries(clients).map(([name, answers]) => ({ name, client: stubAtlasClient(answers) })),
    ),
    cache: createDirectoryCache({ now }),
    now,
    isProtected: () => false,
  };
}

/** The answers of a healthy organization with nobody and nothing in it, for a test to override. */
export function emptyOrganization(number: number, name: string): Partial<AtlasClient> {
  return {
    listOrganizations: async () => ({ items: [{ id: testId(number), name, isDeleted: false }], stable: true }),
    listOrganizationUsers: async () => ({ items: [], stable: true }),
    listProjects: async () => ({ items: [], stable: true }),
    listTeams: async () => ({ items: [], stable: true }),
  };
}

/** A failure as the client throws it. */
export function atlasFailure(kind: AtlasErrorKind, status: number | null): AtlasError {
  return new AtlasError({ kind, operation: "listOrgUsers", method: "GET", status });
}

/** A running sandbox, as far as a connection to it needs to know it. */
interface SandboxKeys {
  baseUrl: string;
  organizations: readonly {
    id: string;
    clientId: string;
    clientSecret: string;
    publicKey: string;
    privateKey: string;
  }[];
}

/**
 * The directory on a sandbox, through real clients: `connection 1` and so on, one an organization, by service
 * account, or by API key on v1.0 where asked. Waits that Atlas asks for are granted at once: what is looked at is what comes of them.
 */
export function connectDirectory(
  sandbox: SandboxKeys,
  { now = Date.now, onV1 = [] }: { now?: () => number; onV1?: readonly string[] } = {},
): { ctx: DirectoryReadContext; clients: AtlasClient[]; close(): Promise<void> } {
  const clients = sandbox.organizations.map(({ id, clientId, clientSecret, publicKey, privateKey }) =>
    createAtlasClient({
      baseUrl: sandbox.baseUrl,
      ...(onV1.includes(id)
        ? { credentials: { kind: "apiKey" as const, publicKey, privateKey }, apiVersion: "v1.0" as const }
        : { credentials: { kind: "serviceAccount" as const, clientId, clientSecret } }),
      // Longer than any reader's patience in a test, on a busy machine too.
      timings: { attemptMs: 10_000, callMs: 10_000, listMs: 20_000, maxAttempts: 2 },
      sleep: async () => {},
    }),
  );
  const ctx: DirectoryReadContext = {
    connections: createConnections(clients.map((client, index) => ({ name: `connection ${index + 1}`, client }))),
    cache: createDirectoryCache({ now }),
    now,
    isProtected: (username) => username === "break-glass@northwind.example",
  };
  return { ctx, clients, close: async () => void (await Promise.all(clients.map((client) => client.close()))) };
}

/**
 * Has the project invitations of the first connections, or of all, read before a search: it waits only so long for a call for
 * each project, and a busy machine takes longer.
 */
export async function readProjectInvitations(
  ctx: DirectoryReadContext,
  { connections }: { connections?: number } = {},
): Promise<void> {
  await Promise.all(
    ctx.connections
      .all()
      .slice(0, connections)
      .map(async (connection) => readProjectInvitationsOf(ctx, connection, (await connection.organization()).id)),
  );
}
