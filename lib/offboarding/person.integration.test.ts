import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAtlasClient } from "@/lib/atlas/client";
import { listAudit } from "@/lib/audit/list";
import { verifyChain } from "@/lib/audit/verify";
import type { Principal } from "@/lib/auth/principal";
import { describeOnEachStore } from "@/lib/db/testing";
import { createConnections } from "@/lib/directory/connections/connections";
import type { Connection } from "@/lib/directory/context";
import type { AppError } from "@/lib/errors";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { OffboardingContext } from "./context";
import { listOffboardings } from "./list-offboardings";
import { createOffboardedPeople } from "./offboarded-people";
import { createInvitationsPlan } from "./plan/create-invitations-plan";
import { createPersonPlan } from "./plan/create-person-plan";
import { createPlan } from "./plan/create-plan";
import { readOffboarding } from "./read-offboarding";
import { requestInvitationsRevocation, requestPersonOffboarding } from "./request-many";
import { retryOffboarding } from "./retry-offboarding";
import { runOffboarding } from "./run-offboarding";
import { fromOrganization, PRODUCTION } from "./testing/people";
import { aPrincipal, confirm, createTestEngine, run, type TestEngine } from "./testing/test-engine";
import type { RemovalTarget } from "./types";

const ADA = "ada.okafor@northwind.example";
const ADA_ID = "62f1c08ab41d9e77aa03c5d1";
const NOBODY_ELSE = [ADA];

describeOnEachStore("removing everything a person has", ({ store }) => {
  let sandbox: Sandbox;
  let engine: TestEngine;
  let ctx: OffboardingContext;

  beforeAll(async () => {
    sandbox = await startSandbox({ users: 60, rateLimits: false });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    sandbox.reset();
    await store().db.execute(sql`delete from steps`);
    await store().db.execute(sql`delete from offboardings`);
    engine = createTestEngine(store().db, sandbox, { protectedUsers: ["break-glass@northwind.example"] });
    ctx = engine.ctx;
  });
  afterEach(async () => {
    await engine.close();
    expect(await verifyChain(store().db)).toMatchObject({ intact: true });
  });

  const ours = () => sandbox.effects().filter((effect) => effect.caller !== "outside");
  const failureOf = (promise: Promise<unknown>): Promise<AppError> =>
    promise.then(
      () => {
        throw new Error("It was let through");
      },
      (error: AppError) => error,
    );

  async function offboard(
    personId: string,
    { databaseUsers = [], principal = aPrincipal() }: { databaseUsers?: string[]; principal?: Principal } = {},
  ): Promise<string> {
    const plan = await createPersonPlan(ctx, { personId, databaseUsers }, principal);
    const { offboardingId } = await requestPersonOffboarding(ctx, {
      personId,
      databaseUsers,
      digest: plan.digest,
      requestKey: randomUUID(),
      confirmation: plan.confirmationPhrase,
      principal,
    });
    return offboardingId;
  }

  /** Ada's database user in production, as the page names it. */
  function databaseUserOfAda(): string {
    const production = sandbox.state().organizations.find((one) => one.name === PRODUCTION);
    const project = production?.projects.find((one) => one.name === "fleet-telemetry");
    return [production?.id, project?.id, "admin", "aokafor"].join("/");
  }

  test("takes every kind of grant in every organization away with one confirmation, and nothing of anyone else", async () => {
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
    expect(plan.refusals).toEqual([]);
    expect(plan.confirmationPhrase).toBe(ADA);
    expect(new Set(plan.steps.map((step) => step.snapshot.organizationId)).size).toBe(3);
    expect(new Set(plan.steps.map((step) => step.target.kind))).toEqual(
      new Set(["revoke_project_invitation", "remove_from_organization"]),
    );
    expect(plan.consequences.map((one) => one.title).join("\n")).toContain("Single sign-on can let them back into");

    const id = await offboard(ADA_ID);
    const targets = plan.steps.map(({ snapshot, target }) => ({
      kind: target.kind,
      organizationId: target.organizationId,
      rowId: "invitationId" in target ? target.invitationId : snapshot.userId,
    }));
    expect((await listOffboardings(ctx)).results[0]?.targets).toMatchObject(
      targets.map((target) => ({ ...target, state: "waiting", endedAt: null })),
    );
    await runOffboarding(ctx, id);
    const view = await readOffboarding(ctx, id);
    expect(view.state).toBe("done");
    expect(view.steps.map((step) => step.state)).toEqual(plan.steps.map(() => "removed"));
    expect(view.person?.username).toBe(ADA);
    expect(view.stays.map((one) => one.kind)).toContain("leftovers");
    expect(sandbox.accessOf(ADA)).toEqual([]);
    expect(ours()).toHaveLength(plan.steps.length);
    expect(new Set(ours().map((effect) => effect.username))).toEqual(new Set(NOBODY_ELSE));
    expect((await failureOf(createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal()))).code).toBe(
      "NOT_FOUND",
    );
    const { results } = await listOffboardings(ctx);
    expect(results[0]).toMatchObject({
      id,
      person: { username: ADA },
      organizationName: "3 organizations",
      organizationIds: [...new Set(targets.map(({ organizationId }) => organizationId))],
      targets: targets.map((target, at) => ({ ...target, state: "removed", endedAt: view.steps[at]?.endedAt })),
      steps: plan.steps.length,
      verifiedSteps: plan.steps.length,
    });
    const log = await listAudit(store().db, { offboardingId: id, limit: 100 });
    expect(log.entries.find(({ action }) => action === "offboarding.finished")).toMatchObject({
      subject: ADA,
      organizationId: null,
      details: { state: "done" },
    });
    const later = { ...ctx, now: () => Date.now() + 16 * 60_000 };
    expect((await listOffboardings(later)).results[0]?.targets).toEqual([]);
  });

  test("names what single sign-on and their own invitations leave, and asks Atlas nothing twice for it", async () => {
    const before = sandbox.requests().length;
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
    const reads = sandbox
      .requests()
      .slice(before)
      .filter(({ method }) => method === "GET")
      .map(({ caller, path, query }) => `${caller} ${path}?${query}`);
    expect(reads).toEqual([...new Set(reads)]);
    expect(plan.stays.find(({ kind }) => kind === "sent_invitations")).toMatchObject({
      title: `2 invitations they sent in ${PRODUCTION}`,
      detail: expect.stringContaining("farid.haddad@brightpath.example and owen.price@brightpath.example"),
    });
    const singleSignOn = plan.consequences.find(({ title }) => title.startsWith("Single sign-on"));
    expect(singleSignOn?.detail).not.toMatch(/[0-9a-f]{24}/);
  });

  test("reads again what a plan has read when it is confirmed, and when it is carried out", async () => {
    const reads = () => sandbox.requests().filter(({ path }) => path.endsWith(`/users/${ADA_ID}`)).length;
    const principal = aPrincipal();
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, principal);
    const reviewed = reads();
    const { offboardingId } = await requestPersonOffboarding(ctx, {
      personId: ADA_ID,
      databaseUsers: [],
      digest: plan.digest,
      requestKey: randomUUID(),
      confirmation: plan.confirmationPhrase,
      principal,
    });
    expect(reads()).toBe(2 * reviewed);
    await runOffboarding(ctx, offboardingId);
    expect(reads()).toBeGreaterThan(2 * reviewed);
  });

  describe("what it leaves", () => {
    const planOf = (databaseUsers: string[] = []) =>
      createPersonPlan(ctx, { personId: ADA_ID, databaseUsers }, aPrincipal());
    const scans = () => sandbox.requests().filter(({ operation }) => operation === "listGroupDatabaseUsers").length;
    const LEFT = [
      "API key fleet telemetry export (QXMZKTRB)",
      "Alert recipient CLUSTER_MONGOS_IS_MISSING",
      "Alert recipient NO_PRIMARY",
      "Database user aokafor",
      "Security contact ada.okafor@northwind.example",
      "Service account ada-notebook-sync",
    ];

    test("is named one by one, with where and why, in the plan and on the receipt", async () => {
      const plan = await planOf();
      const named = (stays: typeof plan.stays) => stays.flatMap((one) => (one.leftover ? [one.title] : [])).sort();
      expect(named(plan.stays)).toEqual(LEFT);
      expect(plan.stays.find((one) => one.kind === "database_user")).toMatchObject({
        detail: `fleet-telemetry in ${PRODUCTION}. Possible: Its name holds a short form of their name: “aokafor”.`,
        leftover: { label: "aokafor", certainty: "possible" },
      });
      expect(plan.leftovers.map((one) => one.certainty)).toEqual([...Array(4).fill("exact"), "possible", "possible"]);
      const id = await offboard(ADA_ID);
      await runOffboarding(ctx, id);
      expect(named((await readOffboarding(ctx, id)).stays)).toEqual(LEFT);
    });

    test("is looked for once, however often the plan is read, and is no part of its digest", async () => {
      const plan = await planOf();
      const before = scans();
      expect(before).toBe(29);
      const ticked = await planOf([databaseUserOfAda()]);
      expect(ticked.digest).not.toBe(plan.digest);
      expect(ticked.stays.flatMap((one) => one.leftover?.label ?? [])).not.toContain("aokafor");
      expect(ticked.leftovers.map((one) => one.label)).toContain("aokafor");
      const { digest } = plan;
      const request = { personId: ADA_ID, databaseUsers: [], digest, confirmation: ADA, principal: aPrincipal() };
      await requestPersonOffboarding(ctx, { ...request, requestKey: randomUUID() });
      expect(scans()).toBe(before);
    });

    test("may change between review and confirmation: what is removed does not", async () => {
      const { digest } = await planOf();
      const [organizationId = "", projectId = "", databaseName = "", username = ""] = databaseUserOfAda().split("/");
      const { client } = await ctx.connections.forOrganization(organizationId);
      await client.deleteDatabaseUser(projectId, databaseName, username);
      ctx.cache.invalidate(organizationId);
      const request = { personId: ADA_ID, databaseUsers: [], digest, confirmation: ADA, principal: aPrincipal() };
      const { offboardingId } = await requestPersonOffboarding(ctx, { ...request, requestKey: randomUUID() });
      const { stays } = await readOffboarding(ctx, offboardingId);
      expect(stays.map((one) => one.title)).not.toContain("Database user aokafor");
    });

    test("is said to be unread where it could not be read, and refuses nothing", async () => {
      sandbox.addFaults([{ match: { operation: "listGroupDatabaseUsers" }, fault: { kind: "status", status: 403 } }]);
      const plan = await planOf();
      expect(plan.refusals).toEqual([]);
      expect(plan.incomplete.map((part) => part.part).join()).toContain("Database users of");
      expect(plan.stays.find((one) => one.title === "Leftovers that could not be read")?.detail).toContain(
        "Database users of",
      );
      expect(plan.stays.map((one) => one.title)).toContain("Service account ada-notebook-sync");
    });

    test("can be deleted later, when nothing else is left of them", async () => {
      await runOffboarding(ctx, await offboard(ADA_ID));
      ctx = { ...ctx, offboarded: createOffboardedPeople(store().db) };
      const nothing = await planOf();
      expect(nothing).toMatchObject({ steps: [], person: { username: ADA, name: "Ada Okafor" } });
      expect(nothing.refusals).toMatchObject([
        { code: "NOTHING_TO_REMOVE", hint: expect.stringContaining("an admin ticks them") },
      ]);
      expect(nothing.leftovers.map((one) => one.label)).toContain("aokafor");
      const databaseUsers = [databaseUserOfAda()];
      const forOperator = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers }, aPrincipal("operator"));
      expect(forOperator.refusals).toMatchObject([{ code: "FORBIDDEN" }]);

      const sent = ours().length;
      const id = await offboard(ADA_ID, { databaseUsers });
      await runOffboarding(ctx, id);
      expect(await readOffboarding(ctx, id)).toMatchObject({ state: "done", kind: "delete_database_user" });
      expect(ours().slice(sent)).toMatchObject([{ operation: "deleteGroupDatabaseUser" }]);
      expect((await planOf()).leftovers.map((one) => one.label)).not.toContain("aokafor");
    });
  });

  test("revokes an organization's old project invitations before it ends the membership there", async () => {
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
    const inProduction = plan.steps.filter((step) => step.snapshot.organizationName === PRODUCTION);
    expect(inProduction.map((step) => step.target.kind)).toEqual([
      "revoke_project_invitation",
      "remove_from_organization",
    ]);
  });

  test("the same confirmation twice is one offboarding", async () => {
    const principal = aPrincipal();
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, principal);
    const request = {
      personId: ADA_ID,
      databaseUsers: [],
      digest: plan.digest,
      requestKey: randomUUID(),
      confirmation: ADA,
      principal,
    };
    const first = await requestPersonOffboarding(ctx, request);
    expect(await requestPersonOffboarding(ctx, request)).toEqual({ ...first, alreadyRequested: true });
    expect((await failureOf(requestPersonOffboarding(ctx, { ...request, requestKey: randomUUID() }))).code).toBe(
      "ALREADY_IN_PROGRESS",
    );
  });

  test("is refused without the e-mail, after a change, and for a viewer; nothing is sent", async () => {
    const principal = aPrincipal();
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, principal);
    const request = { personId: ADA_ID, databaseUsers: [], digest: plan.digest, confirmation: ADA, principal };
    const ask = (changes: Partial<typeof request>) =>
      failureOf(requestPersonOffboarding(ctx, { ...request, requestKey: randomUUID(), ...changes }));
    expect((await ask({ confirmation: "someone else" })).code).toBe("BAD_INPUT");
    expect((await ask({ principal: aPrincipal("viewer") })).code).toBe("FORBIDDEN");
    expect((await ask({ principal: aPrincipal("operator") })).code).toBe("FORBIDDEN");
    expect((await ask({ principal: aPrincipal("admin", ADA) })).code).toBe("SELF_REMOVAL");
    const { organizationId } = fromOrganization(sandbox.state(), ADA);
    sandbox.change({ op: "demote", organizationId, username: ADA });
    expect((await ask({})).code).toBe("CHANGED_SINCE_REVIEW");
    expect(ours()).toEqual([]);
    expect(engine.woken).toEqual([]);
    const { entries } = await listAudit(store().db, { action: "offboarding.refused", limit: 1 });
    expect(entries[0]).toMatchObject({ subject: ADA, details: { code: "CHANGED_SINCE_REVIEW" } });
  });

  test("is refused while a part of what it removes cannot be read, and says which", async () => {
    sandbox.addFaults([{ match: { operation: "listGroupInvites" }, fault: { kind: "status", status: 403 } }]);
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
    expect(plan.refusals[0]).toMatchObject({ code: "INCOMPLETE_INVENTORY" });
    expect(plan.incomplete.length).toBeGreaterThan(0);
  });

  test.each([
    ["the users", ["listOrgUsers", "getOrgUser"], "The membership of"],
    ["the projects", ["getOrgGroups"], "Legacy invitations to the projects of"],
  ])(
    "is refused where Atlas no longer offers %s of one organization: that is no answer",
    async (_what, operation, part) => {
      const [, , labs] = sandbox.organizations;
      const gone = { kind: "status" as const, status: 410, errorCode: "VERSION_GONE" };
      sandbox.addFaults([{ match: { operation, caller: labs?.clientId ?? "" }, fault: gone }]);
      const { refusals } = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
      expect(refusals).toMatchObject([{ code: "INCOMPLETE_INVENTORY" }]);
      expect(refusals[0]?.message).toContain(`${part} ${labs?.name}`);
    },
  );

  test("is refused where one project alone says that its invitations are gone: the others have answered", async () => {
    const match = { operation: "listGroupInvites", caller: sandbox.organizations[0]?.clientId ?? "" };
    sandbox.addFaults([{ match, nth: 10, fault: { kind: "status", status: 410, errorCode: "VERSION_GONE" } }]);
    const { refusals } = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
    expect(refusals[0]).toMatchObject({ code: "INCOMPLETE_INVENTORY" });
    expect(refusals[0]?.message).toMatch(/ invitations to .* could not be read/);
  });

  test("is refused where Atlas lists something and then knows nothing of it", async () => {
    const [, playground] = sandbox.organizations;
    const unknown = { kind: "status" as const, status: 404, errorCode: "USER_NOT_FOUND" };
    sandbox.addFaults([{ match: { operation: "getOrgUser", caller: playground?.clientId ?? "" }, fault: unknown }]);
    const { refusals } = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
    expect(refusals).toMatchObject([{ code: "INCOMPLETE_INVENTORY" }]);
    expect(refusals[0]?.message).toContain(`Something in ${playground?.name}`);
  });

  test("an old invitation that is accepted while the plan is made is no step of it: what is carried out is what it says", async () => {
    const { organizationId, userId } = fromOrganization(sandbox.state(), "jonas.weber@northwind.example");
    sandbox.change({ op: "addOldInvitation", organizationId, username: "jonas.weber@northwind.example" });
    const gone = { kind: "status" as const, status: 400, errorCode: "INVALID_INVITATION_ID" };
    sandbox.addFaults([{ match: { operation: "getOrgInvite" }, fault: gone }]);
    const plan = await createPersonPlan(ctx, { personId: userId, databaseUsers: [] }, aPrincipal());
    expect(plan.steps.map(({ target }) => target.kind)).not.toContain("revoke_organization_invitation");
    expect(plan.refusals).toMatchObject([{ code: "INCOMPLETE_INVENTORY" }]);
  });

  test("someone pending who has an old invitation of another day too loses both, and nothing is left to accept", async () => {
    const { organizationId } = fromOrganization(sandbox.state(), ADA);
    const username = "twice@partner.example";
    sandbox.change({ op: "addUser", organizationId, username, status: "PENDING" });
    sandbox.change({ op: "addOldInvitation", organizationId, username: "Twice@Partner.example", sentDaysAgo: 3 });
    const id = await offboard(sandbox.accessOf(username)[0]?.userId ?? "");
    await runOffboarding(ctx, id);
    const { state, steps } = await readOffboarding(ctx, id);
    expect(steps.map((step) => [step.kind, step.state])).toEqual([
      ["remove_from_organization", "removed"],
      ["revoke_organization_invitation", "removed"],
    ]);
    expect(state).toBe("done");
    expect(sandbox.accessOf(username)).toEqual([]);
  });

  test("finds someone whom Atlas's filter does not find, because their e-mail is spelt otherwise there", async () => {
    const [production, playground] = sandbox.organizations;
    const username = "mixed.case@northwind.example";
    sandbox.change({ op: "addUser", organizationId: production?.id ?? "", username, status: "PENDING" });
    const spelt = { username: "Mixed.Case@Northwind.example", status: "INVITATION_EXPIRED" as const };
    sandbox.change({ op: "addUser", organizationId: playground?.id ?? "", ...spelt });
    const match = { operation: "listOrgUsers", caller: playground?.clientId ?? "", query: { username } };
    sandbox.addFaults([{ match, fault: { kind: "body", json: { results: [], links: [], totalCount: 0 } } }]);
    const [known] = sandbox.accessOf(username);
    const plan = await createPersonPlan(ctx, { personId: known?.userId ?? "", databaseUsers: [] }, aPrincipal());
    expect(plan.steps.map(({ snapshot }) => snapshot.username)).toEqual([username, spelt.username]);
  });

  test("goes on without a family of invitations that Atlas has switched off, and says what it cannot see", async () => {
    sandbox.change({ op: "setVersionGone", version: "2023-01-01" });
    const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
    expect(plan.refusals).toEqual([]);
    expect(plan.steps.map((step) => step.target.kind)).not.toContain("revoke_project_invitation");
    expect(plan.incomplete.map((part) => part.part).join()).toContain("Legacy invitations");
    expect(plan.stays.map((one) => one.kind)).toContain("not_readable");
  });

  test("removes through a connection of v1.0 what that generation can remove, and names what it cannot see", async () => {
    const clients = sandbox.organizations.map(({ name, clientId, clientSecret, publicKey, privateKey }, index) => ({
      name,
      client: createAtlasClient(
        index === 0
          ? {
              baseUrl: sandbox.baseUrl,
              credentials: { kind: "apiKey", publicKey, privateKey },
              apiVersion: "v1.0",
            }
          : { baseUrl: sandbox.baseUrl, credentials: { kind: "serviceAccount", clientId, clientSecret } },
      ),
    }));
    try {
      ctx = { ...ctx, connections: createConnections(clients) };
      const plan = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers: [] }, aPrincipal());
      expect(plan.refusals).toEqual([]);
      const organizationId = sandbox.organizations[0]?.id ?? "";
      const team = plan.steps[0]?.snapshot.teams[0]?.id ?? "";
      const outOfTeam = { kind: "remove_from_team" as const, organizationId, teamId: team, userId: ADA_ID };
      expect((await createPlan(ctx, outOfTeam, aPrincipal())).refusals).toMatchObject([{ code: "NOT_IN_V1" }]);
      const unseen = plan.incomplete.filter(({ code }) => code === "NOT_IN_V1").map(({ part }) => part);
      expect(unseen).toEqual([
        expect.stringContaining("Pending users, invitations and membership statuses of"),
        expect.stringContaining("Legacy invitations, leftovers and single sign-on of"),
      ]);
      const [viaV1, ...viaV2] = plan.steps.filter(({ target }) => target.kind === "remove_from_organization");
      expect([viaV1?.snapshot.isStatusAssumed, viaV2[0]?.snapshot.isStatusAssumed]).toEqual([true, undefined]);
      const id = await offboard(ADA_ID);
      await runOffboarding(ctx, id);
      expect((await readOffboarding(ctx, id)).state).toBe("done");
      const left = sandbox.accessOf(ADA);
      // The old invitation that this connection cannot see is what is left, as the plan had said.
      expect(left).toMatchObject([{ organizationName: PRODUCTION, userId: null, projectInvitations: [{}] }]);
    } finally {
      await Promise.all(clients.map(({ client }) => client.close()));
    }
  });

  test("a credential of its own for changes sends every change, and the other reads", async () => {
    const used: string[] = [];
    const marking = (connection: Connection): Connection => ({
      ...connection,
      remover: new Proxy(connection.remover, {
        get(target, property) {
          used.push(String(property));
          const value: unknown = Reflect.get(target, property, target);
          return typeof value === "function" ? value.bind(target) : value;
        },
      }),
    });
    const { connections } = ctx;
    ctx = {
      ...ctx,
      connections: {
        all: () => connections.all().map(marking),
        forOrganization: async (id) => marking(await connections.forOrganization(id)),
      },
    };
    await runOffboarding(ctx, await offboard(ADA_ID));
    expect(sandbox.accessOf(ADA)).toEqual([]);
    expect(new Set(used)).toEqual(new Set(["revokeProjectInvitation", "removeOrganizationUser"]));
  });

  test("someone invited the old way only is offboarded by the id of the invitation", async () => {
    const username = "ines.moreau@partner.example";
    const invitation = sandbox
      .state()
      .organizations.flatMap((one) => one.projects.flatMap((project) => project.invitations))
      .find((one) => one.username === username);
    const id = await offboard(invitation?.id ?? "");
    await runOffboarding(ctx, id);
    expect(await readOffboarding(ctx, id)).toMatchObject({ state: "done", person: { username } });
    expect(sandbox.accessOf(username)).toEqual([]);
  });

  test("deletes a ticked database user last, and only for an admin", async () => {
    const databaseUsers = [databaseUserOfAda()];
    const refused = await createPersonPlan(ctx, { personId: ADA_ID, databaseUsers }, aPrincipal("operator"));
    expect(refused.refusals.map((one) => one.message).join()).toContain("Only an admin deletes database users");
    // Named twice, it is one.
    const id = await offboard(ADA_ID, { databaseUsers: [...databaseUsers, ...databaseUsers] });
    await runOffboarding(ctx, id);
    const view = await readOffboarding(ctx, id);
    expect(view.steps.at(-1)).toMatchObject({ kind: "delete_database_user", state: "removed" });
    expect(ours().at(-1)?.operation).toBe("deleteGroupDatabaseUser");
    expect(view.state).toBe("done");
  });

  test("a refused credential stops its own organization only; a retry sends just what failed", async () => {
    const [, , labs] = sandbox.state().organizations;
    if (labs === undefined) throw new Error("three organizations");
    const id = await offboard(ADA_ID);
    const isOfLabs = (step: { snapshot: { organizationId: string } }) => step.snapshot.organizationId === labs.id;
    sandbox.addFaults([{ match: { caller: labs.clientId, method: "DELETE" }, fault: { kind: "status", status: 401 } }]);
    await runOffboarding(ctx, id);
    const before = await readOffboarding(ctx, id);
    expect(before.state).toBe("attention");
    expect(before.steps.filter(isOfLabs).map((step) => step.state)).toEqual(["failed", "failed"]);
    // The second was never sent: the credential had been refused a moment before.
    expect(before.steps.filter(isOfLabs).map((step) => step.attempts)).toEqual([1, 0]);
    expect(before.steps.filter((step) => !isOfLabs(step)).every((step) => step.state === "removed")).toBe(true);

    sandbox.clearFaults();
    const sent = ours().length;
    expect(await retryOffboarding(ctx, { offboardingId: id, principal: aPrincipal() })).toEqual({ retriedSteps: 2 });
    await runOffboarding(ctx, id);
    expect((await readOffboarding(ctx, id)).state).toBe("done");
    expect(ours()).toHaveLength(sent + 2);
    expect(sandbox.accessOf(ADA)).toEqual([]);
  });

  test("many invitations are revoked after their number was typed", async () => {
    const [production] = sandbox.state().organizations;
    const organizationId = production?.id ?? "";
    const targets: RemovalTarget[] = [
      ...(production?.users ?? [])
        .filter((user) => user.status === "PENDING" || user.status === "INVITATION_EXPIRED")
        .slice(0, 2)
        .map((user) => ({ kind: "remove_from_organization" as const, organizationId, userId: user.id })),
      ...(production?.projects ?? [])
        .flatMap((project) => project.invitations.map((invitation) => ({ project, invitation })))
        .slice(0, 2)
        .map(({ project, invitation }) => ({
          kind: "revoke_project_invitation" as const,
          organizationId,
          projectId: project.id,
          invitationId: invitation.id,
        })),
    ];
    const principal = aPrincipal("operator");
    const plan = await createInvitationsPlan(ctx, { organizationId, targets }, principal);
    expect(plan).toMatchObject({ refusals: [], confirmationPhrase: "4" });
    const request = { organizationId, targets, digest: plan.digest, requestKey: randomUUID(), principal };
    expect((await failureOf(requestInvitationsRevocation(ctx, { ...request, confirmation: "3" }))).code).toBe(
      "BAD_INPUT",
    );
    const { offboardingId } = await requestInvitationsRevocation(ctx, { ...request, confirmation: "4" });
    await runOffboarding(ctx, offboardingId);
    expect(await readOffboarding(ctx, offboardingId)).toMatchObject({ state: "done", person: null });
    expect(ours()).toHaveLength(4);
  });

  test("an active member is no invitation", async () => {
    const target = fromOrganization(sandbox.state(), ADA);
    const { organizationId } = target;
    const plan = await createInvitationsPlan(ctx, { organizationId, targets: [target] }, aPrincipal());
    expect(plan.refusals.map((one) => one.message).join()).toContain("has accepted the invitation");
  });

  describe("a quick revocation of a legacy invitation to the organization", () => {
    async function invited() {
      const organization = sandbox.state().organizations.find((one) => one.name === PRODUCTION);
      const user = organization?.users.find((one) => one.status === "PENDING");
      if (organization === undefined || user === undefined) throw new Error("nobody is invited");
      const { client } = await ctx.connections.forOrganization(organization.id);
      const { items } = await client.listOrganizationInvitations(organization.id, { username: user.username });
      const target: RemovalTarget = {
        kind: "revoke_organization_invitation",
        organizationId: organization.id,
        invitationId: items[0]?.id ?? "",
      };
      return { target, username: user.username };
    }

    test("is seen to be gone before it is called done", async () => {
      const { target, username } = await invited();
      const step = await run(ctx, await confirm(ctx, target, aPrincipal("operator")));
      expect(step).toMatchObject({ state: "removed", answer: { status: 204 } });
      expect(step.sentence).toContain("Revoked the legacy invitation");
      expect(ours()).toMatchObject([{ operation: "deleteOrgInvite", username }]);
    });

    test("whose answer says that it is gone already is not claimed, and the answer is named as it was", async () => {
      const { target } = await invited();
      const id = await confirm(ctx, target);
      const gone = { kind: "status" as const, status: 400, errorCode: "INVALID_INVITATION_ID", apply: true };
      sandbox.addFaults([{ match: { method: "DELETE" }, fault: gone }]);
      const step = await run(ctx, id);
      expect(step.state).toBe("already_absent");
      expect(step.sentence).toContain("Atlas answered 400 to our call. Not removed by this offboarding.");
    });

    test("that has been accepted meanwhile is a change, and no absence", async () => {
      const { target, username } = await invited();
      const id = await confirm(ctx, target);
      sandbox.change({ op: "setStatus", organizationId: target.organizationId, username, status: "ACTIVE" });
      expect((await run(ctx, id)).state).toBe("changed_since_review");
      expect(ours()).toEqual([]);
    });
  });

  describe("a quick removal from a team", () => {
    function teamOf(username: string, members: (count: number) => boolean): RemovalTarget {
      const organization = sandbox.state().organizations.find((one) => one.name === PRODUCTION);
      const user = organization?.users.find((one) => one.username === username);
      const team = organization?.teams.find(
        (one) => user && one.userIds.includes(user.id) && members(one.userIds.length),
      );
      if (organization === undefined || user === undefined || team === undefined) throw new Error("no such team");
      return { kind: "remove_from_team", organizationId: organization.id, teamId: team.id, userId: user.id };
    }

    test("ends that membership and nothing else", async () => {
      const step = await run(
        ctx,
        await confirm(
          ctx,
          teamOf(ADA, (count) => count > 1),
        ),
      );
      expect(step).toMatchObject({ state: "removed", kind: "remove_from_team", answer: { status: 200 } });
      expect(ours()).toMatchObject([{ operation: "removeOrgTeamUser", username: ADA }]);
      expect(sandbox.accessOf(ADA).length).toBeGreaterThan(0);
    });

    /** Somebody else takes everyone but this person out of the team. */
    function leaveAlone(target: RemovalTarget): void {
      if (target.kind !== "remove_from_team") throw new Error("no team");
      const organization = sandbox.state().organizations.find((one) => one.id === target.organizationId);
      for (const user of organization?.users ?? []) {
        if (user.id === target.userId || !user.teamIds.includes(target.teamId)) continue;
        const teamIds = user.teamIds.filter((id) => id !== target.teamId);
        sandbox.change({
          op: "setTeams",
          organizationId: target.organizationId,
          userId: user.id,
          teamIds: [...teamIds],
        });
      }
    }

    test("of its last member is refused, with the way out", async () => {
      const target = teamOf(ADA, (count) => count > 1);
      leaveAlone(target);
      const plan = await createPlan(ctx, target, aPrincipal());
      expect(plan.refusals).toMatchObject([{ code: "LAST_TEAM_MEMBER" }]);
      expect(plan.refusals[0]?.hint).toContain("Add someone else");
    });

    test("whose other members have left since the review is refused by Atlas, and the way out stands in the answer", async () => {
      const target = teamOf(ADA, (count) => count > 1);
      const id = await confirm(ctx, target);
      leaveAlone(target);
      const step = await run(ctx, id);
      expect(step).toMatchObject({ state: "refused", answer: { status: 400 } });
      expect(step.sentence).toContain("the team's last member");
      expect(step.nextStep).toContain("Add someone else to the team, or delete the team in Atlas");
      expect(ours()).toEqual([]);
    });
  });
});
