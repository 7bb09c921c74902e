import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Store } from "@/lib/db/store";
import { openTestStore, STORE_KINDS } from "@/lib/db/testing";
import { appendAudit } from "./append";
import { hashEntry } from "./hash";
import { listAudit } from "./list";
import { verifyChain } from "./verify";

const ENTRIES = 9;

describe.each(STORE_KINDS)("verifyChain (%s)", (kind) => {
  let store: Store;

  beforeAll(async () => {
    store = await openTestStore(kind);
    for (let n = 1; n <= ENTRIES; n += 1) {
      await store.db.transaction((tx) =>
        appendAudit(tx, {
          action: "step.outcome",
          actor: "worker",
          organizationId: "5f1a2b3c4d5e6f7a8b9c0d1e",
          offboardingId: randomUUID(),
          stepId: randomUUID(),
          subject: `person-${n}@example.com`,
          details: { attempt: n, state: "removed" },
        }),
      );
    }
    // What an intruder with the database's password would do first.
    await store.db.execute(sql`alter table audit_entries disable trigger all`);
    await store.db.execute(sql`alter table audit_head disable trigger all`);
  });
  afterAll(() => store.close());

  it("finds nothing wrong with a log that nobody touched", async () => {
    expect(await verifyChain(store.db, { batch: 2 })).toMatchObject({
      intact: true,
      entries: ENTRIES,
      headSequence: ENTRIES,
    });
  });

  /** Tampers, looks, and undoes it. */
  async function expectBreak(firstBadSequence: number, ...tampering: SQL[]): Promise<void> {
    const undo = new Error("undo");
    const looked = store.db.transaction(async (tx) => {
      for (const statement of tampering) await tx.execute(statement);
      for (const batch of [1, 2, 1_000]) {
        expect(await verifyChain(tx, { batch })).toMatchObject({ intact: false, firstBadSequence });
      }
      throw undo;
    });
    await expect(looked).rejects.toBe(undo);
  }

  const changes: [field: string, change: SQL][] = [
    ["at", sql`at = at + interval '1 millisecond'`],
    ["action", sql`action = 'step.answer'`],
    ["actor", sql`actor = actor || ' '`],
    ["organization_id", sql`organization_id = null`],
    ["offboarding_id", sql`offboarding_id = ${randomUUID()}`],
    ["step_id", sql`step_id = null`],
    ["subject", sql`subject = upper(subject)`],
    ["details, a value", sql`details = details || '{"state": "failed"}'`],
    ["details, a value's type", sql`details = details || jsonb_build_object('attempt', details ->> 'attempt')`],
    ["details, a key more", sql`details = details || '{"extra": null}'`],
    ["details, a key less", sql`details = details - 'state'`],
    ["previous_hash", sql`previous_hash = repeat('a', 64)`],
    ["hash", sql`hash = repeat('b', 64)`],
  ];
  const places = [1, 5, ENTRIES];
  const cases = changes.flatMap(([field, change]) => places.map((place) => ({ field, change, place })));

  it.each(cases)("finds a changed $field in entry $place", async ({ change, place }) => {
    await expectBreak(place, sql`update audit_entries set ${change} where sequence = ${place}`);
  });

  it.each(places)("finds that entry %i is missing", async (place) => {
    await expectBreak(place, sql`delete from audit_entries where sequence = ${place}`);
  });

  it("finds a missing tail, and an empty log", async () => {
    await expectBreak(7, sql`delete from audit_entries where sequence > 6`);
    await expectBreak(1, sql`delete from audit_entries`);
  });

  it("finds a tail that was cut off together with the head's number", async () => {
    await expectBreak(6, sql`delete from audit_entries where sequence > 6`, sql`update audit_head set sequence = 6`);
  });

  it("finds an entry that was moved", async () => {
    await expectBreak(4, sql`update audit_entries set sequence = 20 where sequence = 4`);
    await expectBreak(-1, sql`update audit_entries set sequence = -1 where sequence = 4`);
  });

  it("finds two entries that changed places", async () => {
    await expectBreak(
      3,
      sql`update audit_entries set sequence = 100 where sequence = 3`,
      sql`update audit_entries set sequence = 3 where sequence = 4`,
      sql`update audit_entries set sequence = 4 where sequence = 100`,
    );
  });

  it("finds a fork: a rewritten entry with a hash that fits it", async () => {
    const [fifth] = (await listAudit(store.db, { limit: 1, before: 6 })).entries;
    if (fifth === undefined) throw new Error("There is no fifth entry");
    const subject = "someone-else@example.com";
    const hash = hashEntry({ ...fifth, subject });
    await expectBreak(6, sql`update audit_entries set subject = ${subject}, hash = ${hash} where sequence = 5`);
  });

  it("finds an entry added behind the head", async () => {
    await expectBreak(
      10,
      sql`insert into audit_entries select 10, at, action, actor, organization_id, offboarding_id, step_id, subject, details, hash, hash from audit_entries where sequence = 9`,
    );
  });

  it("finds a head that was changed or taken away", async () => {
    await expectBreak(ENTRIES, sql`update audit_head set hash = repeat('c', 64)`);
    await expectBreak(1, sql`delete from audit_head`);
  });
});
