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
import { prepareOffer, prepareReinvite } from "./prepare-reinvite";
import { reinvite } from "./reinvite";
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
