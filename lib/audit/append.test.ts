import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, it } from "vitest";
import { sqlState } from "@/lib/db/errors";
import { describeOnEachStore } from "@/lib/db/testing";
import { appendAudit } from "./append";
import { GENESIS_HASH } from "./hash";
import { listAudit } from "./list";
import { AUDIT_ACTIONS, type AuditDraft, type AuditEntry } from "./types";
import { verifyChain } from "./verify";

const INSUFFICIENT_PRIVILEGE = "42501";

describeOnEachStore("appendAudit", ({ store }) => {
  const append = (draft: AuditDraft): Promise<AuditEntry> => store().db.transaction((tx) => appendAudit(tx, draft));
  const newest = async () => (await listAudit(store().db, { limit: 1 })).entries[0];
  const count = async () => (await listAudit(store().db, { limit: 1 })).total;

  it("starts an empty chain at number 1, behind the genesis hash", async () => {
    expect(await verifyChain(store().db)).toEqual({
      intact: true,
      entries: 0,
      headSequence: 0,
      headHash: GENESIS_HASH,
    });
    expect(await append({ action: "session.signed_in", actor: "ada@example.com" })).toMatchObject({
      sequence: 1,
      previousHash: GENESIS_HASH,
      organizationId: null,
      details: {},
    });
  });

  it("returns the entry exactly as it is read back", async () => {
    const entry = await append({
      action: "step.intent",
      actor: "worker",
      organizationId: "5f1a2b3c4d5e6f7a8b9c0d1e",
      offboardingId: randomUUID().toUpperCase(),
      stepId: randomUUID(),
      subject: "Zoë\0 <zoe@example.com>",
      details: { z: 1, a: 0.1, big: 1e21, no: false, none: null, half: "\ud83d" },
    });
    expect(await newest()).toEqual(entry);
    expect(await verifyChain(store().db)).toMatchObject({ intact: true, headHash: entry.hash });
  });

  it("takes the time from the database, to the millisecond", async () => {
    const { at } = await append({ action: "session.signed_in", actor: "ada@example.com" });
    expect(at).toBe(new Date(at).toISOString());
  });

  it("leaves no gap and no entry when the transaction is rolled back", async () => {
    const before = await count();
    const rolledBack = store().db.transaction(async (tx) => {
      await appendAudit(tx, { action: "offboarding.requested", actor: "ada@example.com" });
      throw new Error("the rest failed");
    });
    await expect(rolledBack).rejects.toThrow("the rest failed");
    expect(await count()).toBe(before);
    expect((await append({ action: "offboarding.requested", actor: "ada@example.com" })).sequence).toBe(before + 1);
  });

  it("numbers entries of many writers without gaps, in the order of their times", async () => {
    const before = await count();
    const drafts = Array.from({ length: 40 }, (_, n): AuditDraft => ({ action: "step.answer", actor: `writer-${n}` }));
    const entries = await Promise.all(drafts.map(append));
    const inOrder = entries.sort((a, b) => a.sequence - b.sequence);
    expect(inOrder.map((entry) => entry.sequence)).toEqual(drafts.map((_, n) => before + 1 + n));
    expect(inOrder.map((entry) => entry.at)).toEqual(inOrder.map((entry) => entry.at).sort());
    expect(await verifyChain(store().db, { batch: 7 })).toMatchObject({ intact: true, entries: before + 40 });
  });

  it("keeps a chain that verifies, whatever is written", async () => {
    const text = fc.string({ unit: "binary" });
    const details = fc.dictionary(
      text,
      fc.oneof(text, fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean()),
    );
    const drafts = fc.record({ action: fc.constantFrom(...AUDIT_ACTIONS), actor: text, subject: text, details });
    await fc.assert(
      fc.asyncProperty(drafts, async (draft) => {
        const entry = await append(draft);
        expect(await newest()).toEqual(entry);
      }),
      { numRuns: 60 },
    );
    expect(await verifyChain(store().db)).toMatchObject({ intact: true });
  });

  it.each([
    ["UPDATE", sql`update audit_entries set actor = 'someone else'`],
    ["UPDATE of no row", sql`update audit_entries set actor = 'someone else' where false`],
    ["DELETE", sql`delete from audit_entries`],
    ["TRUNCATE", sql`truncate audit_entries`],
    ["TRUNCATE with everything that hangs on it", sql`truncate audit_entries, audit_head cascade`],
    [
      "INSERT that updates",
      sql`insert into audit_entries select * from audit_entries on conflict (sequence) do update set actor = 'x'`,
    ],
    ["DELETE of the head", sql`delete from audit_head`],
  ])("refuses %s", async (_, statement) => {
    const before = await verifyChain(store().db);
    const refusal = await store()
      .db.execute(statement)
      .then(() => null, sqlState);
    expect(refusal).toBe(INSUFFICIENT_PRIVILEGE);
    expect(await verifyChain(store().db)).toEqual(before);
  });

  it("refuses an UPDATE even where ordinary triggers are switched off", async () => {
    const refusal = await store()
      .db.transaction(async (tx) => {
        await tx.execute(sql`set local session_replication_role = replica`);
        await tx.execute(sql`update audit_entries set actor = 'someone else'`);
      })
      .then(() => null, sqlState);
    expect(refusal).toBe(INSUFFICIENT_PRIVILEGE);
  });
});
