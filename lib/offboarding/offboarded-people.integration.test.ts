import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { describeOnEachStore } from "@/lib/db/testing";
import { createDirectoryCache, type DirectoryReadContext } from "@/lib/directory/cache";
import { findPeople } from "@/lib/directory/people/find-people";
import { readPerson } from "@/lib/directory/people/read-person";
import { readProjectInvitations } from "@/lib/directory/testing";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import { createOffboardedPeople } from "./offboarded-people";
import { createPersonPlan } from "./plan/create-person-plan";
import { requestPersonOffboarding } from "./request-many";
import { runOffboarding } from "./run-offboarding";
import { fromProject } from "./testing/people";
import { aPrincipal, confirm, createTestEngine, run, type TestEngine } from "./testing/test-engine";

const ADA = { id: "62f1c08ab41d9e77aa03c5d1", username: "ada.okafor@northwind.example", name: "Ada Okafor" };

describeOnEachStore("people who were offboarded here", ({ store }) => {
  let sandbox: Sandbox;
  let engine: TestEngine;
  let ctx: DirectoryReadContext;

  beforeAll(async () => {
    sandbox = await startSandbox({ users: 60, rateLimits: false });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    sandbox.reset();
    await store().db.execute(sql`delete from steps`);
    await store().db.execute(sql`delete from offboardings`);
    engine = createTestEngine(store().db, sandbox);
    ctx = { ...engine.ctx, cache: createDirectoryCache(engine.ctx), offboarded: createOffboardedPeople(store().db) };
  });
  afterEach(() => engine.close());

  async function offboard(personId: string): Promise<string> {
    const principal = aPrincipal();
    const plan = await createPersonPlan(engine.ctx, { personId, databaseUsers: [] }, principal);
    const { offboardingId } = await requestPersonOffboarding(engine.ctx, {
      personId,
      databaseUsers: [],
      digest: plan.digest,
      requestKey: randomUUID(),
      confirmation: plan.confirmationPhrase,
      principal,
    });
    await runOffboarding(engine.ctx, offboardingId);
    return offboardingId;
  }

  test("keep their page, with what it was that ended their access", async () => {
    expect((await readPerson(ctx, ADA.id)).offboarded).toBeNull();
    const offboardingId = await offboard(ADA.id);
    ctx = { ...ctx, cache: createDirectoryCache(ctx) };
    const view = await readPerson(ctx, ADA.id);
    expect(view).toMatchObject({ ...ADA, incomplete: [], offboarded: { offboardingId, at: expect.any(String) } });
    expect(view.organizations.map(({ grants }) => grants)).toEqual([[], [], []]);
    await expect(readPerson(ctx, "f".repeat(24))).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  test("keep it while an organization cannot be asked, which is named: they may have access there", async () => {
    await offboard(ADA.id);
    ctx = { ...ctx, cache: createDirectoryCache(ctx) };
    const labs = sandbox.organizations.find(({ name }) => name === "Northwind Labs");
    sandbox.addFaults([{ match: { caller: labs?.clientId ?? "" }, fault: { kind: "accessList" } }]);
    const view = await readPerson(ctx, ADA.id);
    expect(view).toMatchObject({ username: ADA.username, offboarded: { at: expect.any(String) } });
    expect(view.incomplete.map(({ part }) => part).join()).toContain("Northwind Labs");
    const { results, incomplete } = await findPeople(ctx, ADA.username);
    expect(results).toMatchObject([{ id: ADA.id, organizations: [] }]);
    expect(incomplete.length).toBeGreaterThan(0);
  });

  test("keep it while an organization never answers, which alone is named: the others are read", async () => {
    await offboard(ADA.id);
    const [, , labs] = sandbox.organizations;
    ctx = { ...ctx, cache: createDirectoryCache(ctx) };
    sandbox.addFaults([{ match: { caller: labs?.clientId ?? "" }, fault: { kind: "hang" } }]);
    const view = await readPerson(ctx, ADA.id, { patienceMs: 5_000, laggardMs: 200 });
    expect(view).toMatchObject({ username: ADA.username, offboarded: { at: expect.any(String) } });
    expect(new Set(view.incomplete.map(({ code }) => code))).toEqual(new Set(["STILL_READING"]));
    expect(view.organizations.map(({ incomplete }) => incomplete.length > 0)).toEqual([false, false, true]);
  });

  test("are found by e-mail, name and id, as having no access; with access again they are found as everyone is", async () => {
    const offboardingId = await offboard(ADA.id);
    ctx = { ...ctx, cache: createDirectoryCache(ctx) };
    await readProjectInvitations(ctx);
    for (const query of ["ADA.Okafor@northwind.example", "okafor ada", ADA.id]) {
      const { results, incomplete } = await findPeople(ctx, query);
      expect(results, query).toMatchObject([{ ...ADA, organizations: [], offboarded: { offboardingId } }]);
      expect(incomplete).toEqual([]);
    }
    expect((await findPeople(ctx, "ada\0")).results).toEqual([]);
    expect((await findPeople(ctx, "ada%")).results).toEqual([]);

    const [production] = sandbox.organizations;
    sandbox.change({
      op: "addUser",
      organizationId: production?.id ?? "",
      username: "Ada.Okafor@northwind.example",
      status: "PENDING",
    });
    ctx = { ...ctx, cache: createDirectoryCache(ctx) };
    expect((await findPeople(ctx, ADA.username)).results).toMatchObject([
      { offboarded: null, organizations: [{ id: production?.id, status: "PENDING" }] },
    ]);
    const view = await readPerson(ctx, ADA.id);
    expect(view.offboarded).toBeNull();
    expect(view.organizations[0]?.grants).toMatchObject([{ kind: "organization_membership", status: "PENDING" }]);
  });

  test("are found by letters that the database does not fold", async () => {
    const lucia = (await findPeople(ctx, "lucia.herrera@northwind.example")).results[0];
    await offboard(lucia?.id ?? "");
    ctx = { ...ctx, cache: createDirectoryCache(ctx) };
    for (const query of ["LUCÍA", "lucia herr", "Luci\u0301a"]) {
      const { results } = await findPeople(ctx, query);
      expect(results, query).toMatchObject([{ username: "lucia.herrera@northwind.example", organizations: [] }]);
    }
  });

  test("who lost no more than a role were not offboarded", async () => {
    const target = fromProject(sandbox.state(), ADA.username, "fleet-telemetry");
    expect(await run(engine.ctx, await confirm(engine.ctx, target))).toMatchObject({ state: "removed" });
    expect(await createOffboardedPeople(store().db).find(ADA.id)).toBeNull();
    expect(await createOffboardedPeople(store().db).search(["okafor"])).toEqual({ people: [], isCut: false });
  });
});
