import { sql } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { listAudit } from "@/lib/audit/list";
import type { Store } from "@/lib/db/store";
import { openTestStore, STORE_KINDS } from "@/lib/db/testing";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { OffboardingContext } from "./context";
import { giveUpOffboarding } from "./give-up-offboarding";
import { resumeUnfinished, voidLeases } from "./resume-unfinished";
import { retryOffboarding } from "./retry-offboarding";
import { runOffboarding } from "./run-offboarding";
import { checkInvariants } from "./testing/check-invariants";
import { fromOrganization } from "./testing/people";
import { aPrincipal, confirm, createTestEngine, FAST, run, stepOf, type TestEngine } from "./testing/test-engine";
import { type Tripwire, wireClient, wireConnections, wireDatabase } from "./testing/tripwires";

const JONAS = "jonas.weber@northwind.example";
const REMOVAL = { method: "DELETE" };

describe.each(STORE_KINDS)("workers (%s)", (kind) => {
  let store: Store;
  let sandbox: Sandbox;
  let engines: TestEngine[];
  let offboardingIds: string[];

  beforeAll(async () => {
    [store, sandbox] = await Promise.all([openTestStore(kind), startSandbox({ users: 60, rateLimits: false })]);
  });
  afterAll(async () => {
    await sandbox.close();
    await store.close();
  });
  beforeEach(async () => {
    sandbox.reset();
    await store.db.execute(sql`delete from steps`);
    await store.db.execute(sql`delete from offboardings`);
    engines = [];
    offboardingIds = [];
  });
  afterEach(async () => {
    const secrets = sandbox.organizations.flatMap((one) => [one.clientSecret, one.privateKey]);
    const world = { effects: sandbox.effects(), state: sandbox.state(), secrets };
    expect(await checkInvariants(store.db, offboardingIds, world)).toEqual([]);
    await Promise.all(engines.map((engine) => engine.close()));
  });

  function aWorker(overrides: Partial<OffboardingContext> = {}): OffboardingContext {
    const engine = createTestEngine(store.db, sandbox, overrides);
    engines.push(engine);
    return engine.ctx;
  }
  /** A worker whose every boundary with the outside is wired. */
  function aWiredWorker(touch: Tripwire): OffboardingContext {
    const ctx = aWorker();
    return { ...ctx, db: wireDatabase(ctx.db, touch), connections: wireConnections(ctx.connections, touch) };
  }
  async function confirmRemoval(username = JONAS): Promise<string> {
    const id = await confirm(aWorker(), fromOrganization(sandbox.state(), username));
    offboardingIds.push(id);
    return id;
  }
  const removals = () => sandbox.effects().filter((effect) => effect.method === "DELETE");
  const calls = () => sandbox.requests().filter((request) => request.method === "DELETE");
  const endLeases = () =>
    store.db.execute(sql`update steps set lease_until = now() - interval '1 second' where lease_until is not null`);

  test("many at the same offboarding send one call", async () => {
    const id = await confirmRemoval();
    await Promise.all(Array.from({ length: 6 }, () => runOffboarding(aWorker(), id)));
    expect(await stepOf(aWorker(), id)).toMatchObject({ state: "removed", attempts: 1 });
    expect(calls()).toHaveLength(1);
  });

  test("leave alone what is done", async () => {
    const id = await confirmRemoval();
    await run(aWorker(), id);
    await run(aWorker(), id);
    expect(calls()).toHaveLength(1);
  });

  test("find nothing to do for an offboarding that does not exist", async () => {
    await runOffboarding(aWorker(), "00000000-0000-4000-8000-000000000000");
    expect(calls()).toEqual([]);
  });

  test("that were frozen past their lease before the call come back to nothing: the other one has done it", async () => {
    const id = await confirmRemoval();
    const reached = gate();
    const goOn = gate();
    const zombie = aWorker();
    const running = runOffboarding(
      { ...zombie, connections: pausing(zombie, "getOrganizationUser", reached, goOn) },
      id,
    );
    await reached.opened;
    await endLeases();
    expect(await run(aWorker(), id)).toMatchObject({ state: "removed", attempts: 1 });
    goOn.open();
    await running;
    expect(calls()).toHaveLength(1);
    expect(await stepOf(zombie, id)).toMatchObject({ state: "removed", attempts: 1 });
  });

  test("that were frozen between intent and call do not send: the next one reads back, then sends", async () => {
    const id = await confirmRemoval();
    const zombie = aWorker({ timings: { ...FAST, leaseMs: 150 } });
    let commits = 0;
    const db = wireDatabase(zombie.db, (boundary) => {
      // The claim is the first commit, the intent the second. The whole process stands still, its heartbeat too.
      if (boundary === "after a commit" && ++commits === 2)
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 400);
    });
    await runOffboarding({ ...zombie, db }, id);
    expect(commits).toBe(2);
    expect(calls()).toEqual([]);
    expect(await stepOf(zombie, id)).toMatchObject({ state: "removing", attempts: 1 });
    const next = aWorker();
    await expect.poll(() => resumeUnfinished(next)).toEqual([id]);
    expect(await run(next, id)).toMatchObject({ state: "removed", attempts: 2 });
    expect(calls()).toHaveLength(1);
  });

  test("that wake up with the call on their lips change nothing any more", async () => {
    const id = await confirmRemoval();
    const reached = gate();
    const goOn = gate();
    const zombie = aWorker();
    const running = runOffboarding(
      { ...zombie, connections: pausing(zombie, "removeOrganizationUser", reached, goOn) },
      id,
    );
    await reached.opened;
    await endLeases();
    expect((await run(aWorker(), id)).state).toBe("removed");
    goOn.open();
    await running;
    expect(removals()).toHaveLength(1);
    expect(await stepOf(aWorker(), id)).toMatchObject({ state: "removed", attempts: 2 });
  });

  test("that stop give the step back, and the next one goes on without waiting for the lease", async () => {
    const id = await confirmRemoval();
    const stop = new AbortController();
    const worker = aWorker();
    sandbox.addFaults([{ match: REMOVAL, nth: 1, fault: { kind: "lag", reads: 8 } }]);
    const sleep: OffboardingContext["sleep"] = async (_ms, signal) => {
      stop.abort();
      signal?.throwIfAborted();
    };
    await runOffboarding({ ...worker, sleep }, id, stop.signal);
    expect(await stepOf(worker, id)).toMatchObject({ state: "verifying", attempts: 1, answer: { status: 204 } });
    expect(await run(aWorker(), id)).toMatchObject({ state: "removed", attempts: 1 });
    expect(calls()).toHaveLength(1);
  });

  test("send nothing while the audit log cannot be written, and go on when it can", async () => {
    const id = await confirmRemoval();
    await store.db.execute(sql`create function fail_intent() returns trigger language plpgsql as
      $$ begin if new.action = 'step.intent' then raise exception 'no space left on device' using errcode = '53100'; end if; return new; end $$`);
    await store.db.execute(
      sql`create trigger fail_intent before insert on audit_entries for each row execute function fail_intent()`,
    );
    try {
      for (let round = 0; round < 3; round += 1) {
        await expect(runOffboarding(aWorker(), id)).rejects.toThrow();
        expect(calls()).toEqual([]);
        expect(await stepOf(aWorker(), id)).toMatchObject({ attempts: 0, endedAt: null });
      }
    } finally {
      await store.db.execute(sql`drop trigger fail_intent on audit_entries`);
      await store.db.execute(sql`drop function fail_intent`);
    }
    expect(await run(aWorker(), id)).toMatchObject({ state: "removed", attempts: 1 });
  });

  // One removal for each boundary, dozens of them: longer than a test may take by default where others share the machine.
  test("lose the database at any boundary: nothing is sent without an intent, and nothing twice", {
    timeout: 120_000,
  }, async () => {
    const people =
      sandbox
        .state()
        .organizations[0]?.users.filter((user) => user.status === "PENDING" || !user.orgRoles.includes("ORG_OWNER")) ??
      [];
    let fired = 0;
    for (let n = 1; ; n += 1) {
      const person = people[n];
      if (person === undefined) throw new Error("The company is too small for so many boundaries");
      const id = await confirmRemoval(person.username);
      let touched = 0;
      let broke = "";
      const touch = (boundary: string) => {
        touched += 1;
        if (touched !== n || !isDatabase(boundary)) return;
        broke = boundary;
        throw new Error(`The database went away ${boundary}`);
      };
      const failed = await runOffboarding(aWiredWorker(touch), id).then(
        () => false,
        () => true,
      );
      if (broke !== "") {
        fired += 1;
        await voidLeases(store.db);
      }
      const step = await run(aWorker(), id);
      expect(step.state, `boundary ${n}: ${broke}`).toBe("removed");
      expect(
        calls().filter((call) => call.path.includes(person.id)),
        `boundary ${n}: ${broke}`,
      ).toHaveLength(1);
      if (!failed && touched < n) break;
    }
    expect(fired).toBeGreaterThan(8);
  });

  describe("resuming", () => {
    test("wakes what a dead worker left, once, as soon as its lease is over, and not before", async () => {
      const id = await confirmRemoval();
      const worker = aWorker();
      await resumeUnfinished(worker);
      // Dies in the middle of the call: the promise stays open for ever, and nothing is released.
      const reached = gate();
      const dead = aWorker({ timings: { ...FAST, leaseMs: 60_000 } });
      const never = runOffboarding(
        { ...dead, connections: pausing(dead, "removeOrganizationUser", reached, gate()) },
        id,
      );
      never.catch(() => undefined);
      await reached.opened;
      expect(await resumeUnfinished(worker)).toEqual([]);
      await endLeases();
      expect(await resumeUnfinished(worker)).toEqual([id]);
      expect(await resumeUnfinished(worker)).toEqual([]);
      expect(await run(worker, id)).toMatchObject({ state: "removed", attempts: 2 });
    });

    test("at the start of a process also wakes what nobody holds", async () => {
      const id = await confirmRemoval();
      const worker = aWorker();
      expect(await resumeUnfinished(worker)).toContain(id);
      expect(await resumeUnfinished(worker)).toEqual([]);
      await run(worker, id);
    });

    test("frees the leases of processes that are gone", async () => {
      const id = await confirmRemoval();
      await store.db.execute(
        sql`update steps set lease_until = now() + interval '1 hour', lease_owner = 'gone' where offboarding_id = ${id}`,
      );
      expect((await run(aWorker(), id)).state).toBe("waiting");
      await voidLeases(store.db);
      expect((await run(aWorker(), id)).state).toBe("removed");
    });
  });

  describe("giving up", () => {
    test("ends what was never sent as failed, and a retry goes on", async () => {
      const id = await confirmRemoval();
      await giveUpOffboarding(aWorker(), id);
      expect(await stepOf(aWorker(), id)).toMatchObject({ state: "failed", attempts: 0 });
      await retryOffboarding(aWorker(), { offboardingId: id, principal: aPrincipal() });
      expect(await run(aWorker(), id)).toMatchObject({ state: "removed", attempts: 1 });
    });

    test("ends what may have been applied as not confirmed, and a retry reads back first", async () => {
      const id = await confirmRemoval();
      const broken = aWiredWorker((boundary) => {
        if (boundary === "after removeOrganizationUser") throw new Error("Something nobody foresaw");
      });
      await expect(runOffboarding(broken, id)).rejects.toThrow();
      await giveUpOffboarding(aWorker(), id);
      expect(await stepOf(aWorker(), id)).toMatchObject({ state: "not_confirmed", attempts: 1, answer: null });
      await retryOffboarding(aWorker(), { offboardingId: id, principal: aPrincipal() });
      expect(await run(aWorker(), id)).toMatchObject({ state: "removed", attempts: 1 });
      expect(calls()).toHaveLength(1);
      const { entries } = await listAudit(store.db, { offboardingId: id, action: "step.intent", limit: 5 });
      expect(entries).toHaveLength(1);
    });
  });
});

interface Gate {
  opened: Promise<void>;
  open(): void;
}

function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** Connections whose client stops before one method until it may go on. */
function pausing(
  ctx: OffboardingContext,
  method: "getOrganizationUser" | "removeOrganizationUser",
  reached: Gate,
  goOn: Gate,
): OffboardingContext["connections"] {
  return {
    all: () => ctx.connections.all(),
    async forOrganization(organizationId) {
      const connection = await ctx.connections.forOrganization(organizationId);
      const client = wireClient(connection.client, () => undefined);
      const original = client[method].bind(client) as (...given: unknown[]) => Promise<never>;
      const paused = async (...given: unknown[]) => {
        reached.open();
        await goOn.opened;
        return original(...given);
      };
      const stopping = { ...connection.client, [method]: paused };
      return { ...connection, client: stopping, remover: stopping };
    },
  };
}

function isDatabase(boundary: string): boolean {
  return /transaction|commit|select|insert|update|delete|execute/.test(boundary) && !boundary.includes("User");
}
