import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list";
import { verifyChain } from "@/lib/audit/verify";
import { describeOnEachStore } from "@/lib/db/testing";
import type { AppError } from "@/lib/errors";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { OffboardingContext } from "../context";
import { fromOrganization, fromProject, PRODUCTION } from "../testing/people";
import { aPrincipal, confirm, createTestEngine, run, type TestEngine } from "../testing/test-engine";
import type { RemovalTarget } from "../types";
import { beginReinvitation, letGo, recordAnswer } from "./attempt";
import { prepareOffer, prepareReinvite } from "./prepare-reinvite";
import { reinvite } from "./reinvite";
import { settleAbandonedReinvitations } from "./settle-abandoned";
import type { ReinviteOffer } from "./types";

const JONAS = "jonas.weber@northwind.example";
const ADA = "ada.okafor@northwind.example";

describeOnEachStore("inviting someone again", ({ store }) => {
  let sandbox: Sandbox;
  let engine: TestEngine;
  let ctx: OffboardingContext;

  beforeAll(async () => {
    sandbox = await startSandbox({ users: 60, rateLimits: false });
  });
  afterAll(() => sandbox.close());
  beforeEach(async () => {
    sandbox.reset();
    await store().db.execute(sql`delete from reinvitations`);
    await store().db.execute(sql`delete from steps`);
    await store().db.execute(sql`delete from offboardings`);
    engine = createTestEngine(store().db, sandbox, { removalMs: 1_500 });
    ctx = engine.ctx;
  });
  afterEach(async () => {
    await engine.close();
    expect(await verifyChain(store().db)).toMatchObject({ intact: true });
  });

  const invitations = () =>
    sandbox.effects().filter((effect) => effect.operation === "createOrgUser" || effect.operation === "addGroupUsers");
  const send = (offer: ReinviteOffer, principal = aPrincipal()) =>
    reinvite(ctx, { source: offer.source, digest: offer.digest, principal });
  const failureOf = (promise: Promise<unknown>): Promise<AppError> =>
    promise.then(
      () => {
        throw new Error("It was let through");
      },
      (error: AppError) => error,
    );
  async function removed(target: RemovalTarget): Promise<ReinviteOffer> {
    const id = await confirm(ctx, target);
    expect((await run(ctx, id)).state).toBe("removed");
    const { offers, incomplete } = await prepareReinvite(ctx, id);
    expect(incomplete).toEqual([]);
    const [offer] = offers;
    if (offer === undefined) throw new Error("No offer was made");
    return offer;
  }
  const before = (username: string) => {
    const organization = sandbox.state().organizations.find((one) => one.name === PRODUCTION);
    return organization?.users.find((user) => user.username === username);
  };

  test("gives the same roles, projects and teams back, and says so only after a read-back", async () => {
    const had = before(JONAS);
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    expect(offer).toMatchObject({ obstacle: null, gone: [], status: null });
    const result = await send(offer, aPrincipal("operator"));
    expect(["invited", "active"]).toContain(result.outcome);
    const has = before(JONAS);
    expect(has?.orgRoles).toEqual(had?.orgRoles);
    expect(has?.projectRoles).toEqual(had?.projectRoles);
    expect([...(has?.teamIds ?? [])].sort()).toEqual([...(had?.teamIds ?? [])].sort());
    const { entries } = await listAudit(store().db, { limit: 3 });
    expect(entries.map((entry) => entry.action).reverse()).toEqual([
      "reinvite.intent",
      "reinvite.answer",
      "reinvite.outcome",
    ]);
    expect(entries.every((entry) => entry.subject === JONAS)).toBe(true);
  });

  test("a direct project role is given back at the project", async () => {
    const offer = await removed(fromProject(sandbox.state(), JONAS, "warehouse-eu"));
    expect(offer.project?.name).toBe("warehouse-eu");
    expect((await send(offer)).outcome).toBe("active");
    expect(invitations()).toMatchObject([{ operation: "addGroupUsers" }]);
  });

  test("a membership of a team alone is given back to the team, at once", async () => {
    const organization = sandbox.state().organizations.find((one) => one.name === PRODUCTION);
    const team = organization?.teams.find(({ name }) => name === "Data Platform");
    const had = before(JONAS);
    if (organization === undefined || team === undefined || had === undefined) throw new Error("The seed has changed");
    const target = {
      kind: "remove_from_team",
      organizationId: organization.id,
      teamId: team.id,
      userId: had.id,
    } as const;
    const offer = await removed(target);
    expect(offer).toMatchObject({ way: "team", obstacle: null, teams: [{ id: team.id, name: team.name }], gone: [] });
    expect(offer).toMatchObject({ organizationRoles: [], projectRoles: [], project: null });
    expect(await send(offer, aPrincipal("operator"))).toMatchObject({
      outcome: "active",
      sentence: `${JONAS} is in team Data Platform again, without having to accept.`,
    });
    expect([...(before(JONAS)?.teamIds ?? [])].sort()).toEqual([...had.teamIds].sort());
    expect((await failureOf(send(offer))).message).toBe(`${JONAS} is in team Data Platform again.`);
    sandbox.change({ op: "removeUser", organizationId: organization.id, userId: had.id });
    expect((await failureOf(send(offer))).message).toContain("invite them to the organization first");
    const given = sandbox.effects().filter(({ operation }) => operation === "addOrgTeamUser");
    expect(given).toMatchObject([{ userId: had.id, teamId: team.id }]);
  });

  test("a project role is not given back over another one that they have there by now", async () => {
    const target = fromProject(sandbox.state(), JONAS, "warehouse-eu");
    const offer = await removed(target);
    const { organizationId, projectId } = target;
    sandbox.change({ op: "setProjectRoles", organizationId, username: JONAS, projectId, roles: ["GROUP_READ_ONLY"] });
    expect((await failureOf(send(offer))).message).toContain("has a direct role in warehouse-eu again");
    expect(invitations()).toEqual([]);
  });

  test("two at once send one", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    sandbox.addFaults([{ match: { operation: "createOrgUser" }, nth: 1, fault: { kind: "delay", ms: 300 } }]);
    const results = await Promise.allSettled([send(offer), send(offer)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const refused = results.find((result) => result.status === "rejected");
    expect(["ALREADY_IN_PROGRESS", "REMOVAL_REFUSED"]).toContain(refused?.reason.code);
    expect(invitations()).toHaveLength(1);
  });

  test("what cannot be read back yet stays open, and nothing is sent over it", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    // As a process leaves it that dies right after the intent.
    const attempt = await beginReinvitation(store().db, offer, aPrincipal());
    expect((await failureOf(send(offer))).code).toBe("ALREADY_IN_PROGRESS");
    await letGo(store().db, attempt);
    sandbox.addFaults([{ match: { operation: "listOrgUsers" }, nth: [2, 5], fault: { kind: "status", status: 403 } }]);
    expect((await failureOf(send(offer))).code).toBe("ATLAS_UNAVAILABLE");
    expect(invitations()).toEqual([]);
    sandbox.clearFaults();
    expect(["invited", "active"]).toContain((await send(offer)).outcome);
    expect(invitations()).toHaveLength(1);
    const { entries } = await listAudit(store().db, { limit: 5 });
    expect(entries.map(({ action, actor }) => `${action} ${actor}`).reverse()).toEqual([
      "reinvite.intent admin@northwind.example",
      "reinvite.outcome worker",
      "reinvite.intent admin@northwind.example",
      "reinvite.answer admin@northwind.example",
      "reinvite.outcome admin@northwind.example",
    ]);
  });

  test("a refusal that was recorded before the process died is the outcome, without a read-back", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    const attempt = await beginReinvitation(store().db, offer, aPrincipal());
    const refusal = { outcome: "refused" as const, sentence: "Atlas refused it.", nextStep: null };
    await recordAnswer(store().db, attempt, { status: 409, errorCode: "USER_ALREADY_EXISTS" }, refusal);
    await letGo(store().db, attempt);
    const before = sandbox.requests().length;
    expect(await settleAbandonedReinvitations(ctx)).toBe(1);
    expect(await settleAbandonedReinvitations(ctx)).toBe(0);
    expect(sandbox.requests()).toHaveLength(before);
    const { entries } = await listAudit(store().db, { limit: 1 });
    expect(entries[0]).toMatchObject({ action: "reinvite.outcome", details: { outcome: "refused", settled: true } });
  });

  test("twice sends one: the second finds the invitation open", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    await send(offer);
    expect((await failureOf(send(offer))).code).toBe("REMOVAL_REFUSED");
    expect(invitations()).toHaveLength(1);
  });

  test("without an answer it is read back, and never sent again by itself", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    sandbox.addFaults([{ match: { operation: "createOrgUser" }, fault: { kind: "reset", apply: true } }]);
    expect(["invited", "active"]).toContain((await send(offer)).outcome);
    expect(invitations()).toHaveLength(1);
  });

  test("without an answer and without an effect it is not confirmed", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    sandbox.addFaults([{ match: { operation: "createOrgUser" }, fault: { kind: "reset", apply: false } }]);
    expect((await send(offer)).outcome).toBe("not_confirmed");
    expect(invitations()).toEqual([]);
  });

  test("a refusal of Atlas is told as it is", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), JONAS));
    sandbox.addFaults([{ match: { operation: "createOrgUser" }, fault: { kind: "status", status: 400 } }]);
    expect((await send(offer)).outcome).toBe("refused");
  });

  test("a viewer, an operator with an owner, and a changed offer send nothing", async () => {
    const offer = await removed(fromOrganization(sandbox.state(), ADA));
    expect((await failureOf(send(offer, aPrincipal("viewer")))).code).toBe("FORBIDDEN");
    expect((await failureOf(send(offer, aPrincipal("operator")))).code).toBe("FORBIDDEN");
    expect((await failureOf(send({ ...offer, digest: "0".repeat(64) }))).code).toBe("CHANGED_SINCE_REVIEW");
    expect(invitations()).toEqual([]);
  });

  test("an invitation that ran out is sent again with what it offered", async () => {
    const organization = sandbox.state().organizations.find((one) => one.name === PRODUCTION);
    const user = organization?.users.find((one) => one.status === "INVITATION_EXPIRED");
    if (organization === undefined || user === undefined) throw new Error("nobody's invitation ran out");
    const target = { kind: "remove_from_organization" as const, organizationId: organization.id, userId: user.id };
    const offer = await prepareOffer(ctx, { kind: "invitation", target });
    expect(offer).toMatchObject({ obstacle: null, status: "INVITATION_EXPIRED" });
    const result = await send(offer);
    expect(["invited", "active"]).toContain(result.outcome);
    expect(before(user.username)?.orgRoles).toEqual(user.orgRoles);
  });
});
