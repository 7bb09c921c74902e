import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list";
import { PERSONAS } from "@/lib/auth/personas";
import { createTestDatabase, type TestDatabase } from "@/lib/db/testing";
import { readEnvironment } from "@/lib/env";
import { createLog } from "@/lib/log";
import { beginReinvitation } from "@/lib/offboarding/reinvite/attempt";
import { prepareOffer } from "@/lib/offboarding/reinvite/prepare-reinvite";
import { createRuntime, type Runtime } from "@/lib/runtime";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";

const SIGN_IN = {
  NEXTAUTH_URL: "https://offboarding.example.com",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "dashboard",
  OIDC_CLIENT_SECRET: "not-a-real-one",
  ROLE_ADMINS: "ada@example.com",
};

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
});
afterAll(() => sandbox.close());

/** Opens a runtime on a database of its own, and closes both afterwards. */
async function withRuntime(
  environment: (dataDirectory: string) => Record<string, string>,
  use: (runtime: Runtime) => Promise<void>,
): Promise<void> {
  const database: TestDatabase = await createTestDatabase("pglite");
  if (database.target.kind !== "pglite") throw new Error("a folder was asked for");
  const { dataDir } = database.target;
  const configuration = readEnvironment({ DATA_DIR: dataDir, ...environment(dataDir) });
  const runtime = await createRuntime(configuration, { log: createLog("silent") });
  try {
    await use(runtime);
  } finally {
    await runtime.close();
    await database.remove();
  }
}

const namesOf = async (runtime: Runtime) =>
  Promise.all(runtime.directory.connections.all().map(async (one) => [one.name, (await one.organization()).name]));

describe("the runtime", () => {
  test("brings its own sandbox when nothing is set, with nobody in it who can sign in", async () => {
    await withRuntime(
      () => ({ SANDBOX_USERS: "250" }),
      async (runtime) => {
        expect(runtime.mode).toBe("sandbox");
        const names = await namesOf(runtime);
        expect(names.length).toBeGreaterThan(1);
        const people = await Promise.all(
          runtime.directory.connections.all().map(async (one) => {
            const { id } = await one.organization();
            return (await one.client.listOrganizationUsers(id)).items.map(({ username }) => username.toLowerCase());
          }),
        );
        expect(people[0]?.length).toBe(250);
        for (const { email } of PERSONAS) expect(people.flat()).not.toContain(email);
      },
    );
  });

  test("uses a sandbox that runs already", async () => {
    await withRuntime(
      () => ({ ATLAS_SANDBOX_URL: sandbox.baseUrl }),
      async (runtime) => {
        const expected = sandbox.organizations.map(({ name }) => [name, name]);
        expect(await namesOf(runtime)).toEqual(expected);
      },
    );
  });

  test("connects with real credentials of both kinds, from a file", async () => {
    const [first, second] = sandbox.organizations;
    await withRuntime(
      (dataDirectory) => {
        const file = path.join(dataDirectory, "connections.json");
        mkdirSync(dataDirectory, { recursive: true });
        const entries = [
          { name: "One", baseUrl: sandbox.baseUrl, clientId: first?.clientId, clientSecret: first?.clientSecret },
          {
            name: "Two",
            baseUrl: sandbox.baseUrl,
            publicKey: second?.publicKey,
            privateKey: second?.privateKey,
            envelope: true,
            pretty: true,
          },
        ];
        writeFileSync(file, JSON.stringify(entries));
        return { ...SIGN_IN, ATLAS_CONNECTIONS_FILE: file };
      },
      async (runtime) => {
        expect(runtime.mode).toBe("atlas");
        expect(await namesOf(runtime)).toEqual([
          ["One", first?.name],
          ["Two", second?.name],
        ]);
      },
    );
  });

  test("settles at its start an invitation that a dead process left open", async () => {
    const database = await createTestDatabase("pglite");
    if (database.target.kind !== "pglite") throw new Error("a folder was asked for");
    const configuration = readEnvironment({ DATA_DIR: database.target.dataDir, ATLAS_SANDBOX_URL: sandbox.baseUrl });
    const open = () => createRuntime(configuration, { log: createLog("silent") });
    const organizationId = sandbox.organizations[0]?.id ?? "";
    const username = "left.open@northwind.example";
    sandbox.change({ op: "addUser", organizationId, username, status: "INVITATION_EXPIRED" });
    const userId = sandbox.accessOf(username)[0]?.userId ?? "";
    const target = { kind: "remove_from_organization" as const, organizationId, userId };
    try {
      const first = await open();
      const offer = await prepareOffer(first.offboarding, { kind: "invitation", target });
      await beginReinvitation(first.db, offer, { email: "admin@northwind.example", role: "admin" });
      await first.close();
      const second = await open();
      await expect
        .poll(async () => (await listAudit(second.db, { limit: 1 })).entries[0], { timeout: 20_000 })
        .toMatchObject({ action: "reinvite.outcome", actor: "worker", subject: username });
      await second.close();
    } finally {
      await database.remove();
    }
  });

  test("knows protected accounts whatever their case or width", async () => {
    await withRuntime(
      () => ({ ATLAS_SANDBOX_URL: sandbox.baseUrl, PROTECTED_USERS: "Break.Glass@Northwind.example" }),
      async ({ directory }) => {
        expect(directory.isProtected("break.glass@northwind.EXAMPLE")).toBe(true);
        expect(directory.isProtected("ｂreak.glass@northwind.example")).toBe(true);
        expect(directory.isProtected("other@northwind.example")).toBe(false);
      },
    );
  });

  test("closes twice without complaint, and its store is closed then", async () => {
    await withRuntime(
      () => ({ ATLAS_SANDBOX_URL: sandbox.baseUrl }),
      async (runtime) => {
        await runtime.close();
        await runtime.close();
        await expect(runtime.store.ping()).rejects.toThrow();
      },
    );
  });
});
