import { randomUUID } from "node:crypto";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
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
    // What an intruder with the database's password would do first.
    await store.db.execute(sql`alter table audit_entries disable trigger all`);
    await store.db.execute(sql`alter table audit_head disable trigger all`);
  });
  afterAll(() => store.close());

  beforeEach(async () => {
    await store.db.execute(sql`delete from audit_entries`);
    await store.db.execute(sql`update audit_head set sequence = 0, hash = repeat('0', 64)`);
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
    expect(await verifyChain(store.db)).toMatchObject({ intact: true, entries: ENTRIES, headSequence: ENTRIES });
  });

  async function expectBreak(tampering: SQL, firstBadSequence: number): Promise<void> {
    await store.db.execute(tampering);
    for (const batch of [1, 2, 1_000]) {
      expect(await verifyChain(store.db, { batch })).toMatchObject({ intact: false, firstBadSequence });
    }
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
    await expectBreak(sql`update audit_entries set ${change} where sequence = ${place}`, place);
  });

  it.each(places)("finds that entry %i is missing", async (place) => {
    await expectBreak(sql`delete from audit_entries where sequence = ${place}`, place);
  });

  it("finds a missing tail, and an empty log", async () => {
    await expectBreak(sql`delete from audit_entries where sequence > 6`, 7);
    await expectBreak(sql`delete from audit_entries`, 1);
  });

  it("finds a tail that was cut off together with the head's number", async () => {
    await store.db.execute(sql`update audit_head set sequence = 6`);
    await expectBreak(sql`delete from audit_entries where sequence > 6`, 6);
  });

  it("finds an entry that was moved", async () => {
    await expectBreak(sql`update audit_entries set sequence = 20 where sequence = 4`, 4);
    await expectBreak(sql`update audit_entries set sequence = -1 where sequence = 20`, -1);
  });

  it("finds two entries that changed places", async () => {
    await store.db.execute(sql`update audit_entries set sequence = 100 where sequence = 3`);
    await store.db.execute(sql`update audit_entries set sequence = 3 where sequence = 4`);
    await expectBreak(sql`update audit_entries set sequence = 4 where sequence = 100`, 3);
  });

  it("finds a fork: a rewritten entry with a hash that fits it", async () => {
    const { entries } = await listAudit(store.db, { limit: 1, before: 6 });
    const [fifth] = entries;
    const forged = { ...fifth, subject: "someone-else@example.com" };
    const hash = fifth === undefined ? "" : hashEntry({ ...fifth, ...forged });
    await expectBreak(sql`update audit_entries set subject = ${forged.subject}, hash = ${hash} where sequence = 5`, 6);
  });

  it("finds an entry added behind the head", async () => {
    await expectBreak(
      sql`insert into audit_entries select 10, at, action, actor, organization_id, offboarding_id, step_id, subject, details, hash, hash from audit_entries where sequence = 9`,
      10,
    );
  });

  it("finds a head that was changed or taken away", async () => {
    await expectBreak(sql`update audit_head set hash = repeat('c', 64)`, ENTRIES);
    await expectBreak(sql`delete from audit_head`, 1);
    await store.db.execute(sql`insert into audit_head values (1, 0, repeat('0', 64))`);
  });
});
