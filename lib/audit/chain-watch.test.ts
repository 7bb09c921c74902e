import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Store } from "@/lib/db/store";
import { openTestStore, STORE_KINDS } from "@/lib/db/testing";
import { appendAudit } from "./append";
import { type ChainWatch, createChainWatch, WHOLE_CHECK_EVERY_MS } from "./chain-watch";

describe.each(STORE_KINDS)("the watch over the audit log (%s)", (kind) => {
  let store: Store;
  let watch: ChainWatch;
  let nowMs = Date.UTC(2026, 10, 21, 12);
  const startedAt = new Date(nowMs).toISOString();

  beforeAll(async () => {
    store = await openTestStore(kind);
    // What an intruder with the database's password would do first.
    await store.db.execute(sql`alter table audit_entries disable trigger all`);
    await store.db.execute(sql`alter table audit_head disable trigger all`);
  });
  beforeEach(async () => {
    nowMs = Date.parse(startedAt);
    watch = createChainWatch({ db: store.db, now: () => nowMs }, { shortLogEntries: 0 });
    await empty();
    await append(3);
  });
  afterAll(() => store.close());

  async function empty(): Promise<void> {
    await store.db.execute(sql`delete from audit_entries`);
    await store.db.execute(sql`update audit_head set sequence = 0, hash = repeat('0', 64)`);
  }

  async function append(count: number): Promise<void> {
    for (let n = 1; n <= count; n += 1) {
      await store.db.transaction((tx) => appendAudit(tx, { action: "step.outcome", actor: "worker" }));
    }
  }
  const tamper = (sequence: number) =>
    store.db.execute(sql`update audit_entries set actor = 'mallory' where sequence = ${sequence}`);

  it("looks at all of an empty log, and at what came since", async () => {
    await empty();
    expect(await watch.check()).toMatchObject({ intact: true, entries: 0, wholeCheckedAt: startedAt });
    await append(2);
    expect(await watch.check()).toMatchObject({ intact: true, entries: 2, headSequence: 2, wholeCheckedAt: startedAt });
  });

  it("looks at new entries each time, and says when it last looked at all", async () => {
    expect(await watch.check()).toMatchObject({ intact: true, entries: 3 });
    nowMs += 60_000;
    await append(2);
    expect(await watch.check()).toMatchObject({ intact: true, entries: 5, headSequence: 5, wholeCheckedAt: startedAt });
    await append(1);
    await tamper(6);
    expect(await watch.check()).toMatchObject({ intact: false, firstBadSequence: 6 });
  });

  it("finds an old entry that was changed with the next look at all of them, ten minutes later", async () => {
    await watch.check();
    await tamper(2);
    nowMs += WHOLE_CHECK_EVERY_MS - 1;
    expect(await watch.check()).toMatchObject({ intact: true, wholeCheckedAt: startedAt });
    nowMs += 1;
    expect(await watch.check()).toMatchObject({
      intact: false,
      firstBadSequence: 2,
      wholeCheckedAt: new Date(nowMs).toISOString(),
    });
    expect(await watch.check()).toMatchObject({ intact: false, firstBadSequence: 2 });
  });

  it("finds at once that an old entry is missing, and names it", async () => {
    await watch.check();
    await store.db.execute(sql`delete from audit_entries where sequence = 2`);
    expect(await watch.check()).toMatchObject({ intact: false, firstBadSequence: 2, reason: "Entry 2 is missing." });
  });

  it("finds at once a missing tail, and one that was rewritten", async () => {
    await watch.check();
    await store.db.execute(sql`update audit_entries set hash = repeat('a', 64) where sequence = 3`);
    expect(await watch.check()).toMatchObject({ intact: false, firstBadSequence: 3 });
    await store.db.execute(sql`delete from audit_entries where sequence = 3`);
    expect(await watch.check()).toMatchObject({ intact: false, firstBadSequence: 3 });
  });

  it("finds an old entry of a short log that was changed at once", async () => {
    const ofShort = createChainWatch({ db: store.db, now: () => nowMs }, { shortLogEntries: 3 });
    expect(await ofShort.check()).toMatchObject({ intact: true, entries: 3 });
    await tamper(2);
    nowMs += 1;
    expect(await ofShort.check()).toMatchObject({
      intact: false,
      firstBadSequence: 2,
      wholeCheckedAt: new Date(nowMs).toISOString(),
    });
  });

  it("asked twice at once looks once", async () => {
    expect(watch.check()).toBe(watch.check());
    await watch.check();
  });
});
