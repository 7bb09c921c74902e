import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalJson } from "./canonical";
import { GENESIS_HASH, hashEntry } from "./hash";
import { normaliseDraft } from "./normalise";
import type { AuditEntry } from "./types";

const entry: AuditEntry = {
  sequence: 7,
  at: "2026-11-21T09:00:00.123Z",
  action: "step.intent",
  actor: "ada@example.com",
  organizationId: "5f1a2b3c4d5e6f7a8b9c0d1e",
  offboardingId: "6f0d8f0e-6f39-4c57-9a4b-0a8f1b2c3d4e",
  stepId: null,
  subject: "grace@example.com",
  details: { attempt: 1, method: "DELETE" },
  previousHash: GENESIS_HASH,
  hash: "",
};

describe("hashEntry", () => {
  it("stays what it is from release to release, so that old logs go on verifying", () => {
    expect(hashEntry(entry)).toBe("8533663fd52ef2c8b803d4363d6bd3e6d47ace41b2b0e483c28950bd1d144af4");
  });

  it("does not depend on the order of keys, nor on the stored hash", () => {
    const stored: AuditEntry = { ...entry, details: { method: "DELETE", attempt: 1 }, hash: "something else" };
    expect(hashEntry(stored)).toBe(hashEntry(entry));
  });

  it("changes with every field", () => {
    const changes: Partial<AuditEntry>[] = [
      { sequence: 8 },
      { at: "2026-11-21T09:00:00.124Z" },
      { action: "step.answer" },
      { actor: "ada@example.org" },
      { organizationId: null },
      { offboardingId: null },
      { stepId: entry.offboardingId },
      { subject: null },
      { details: { attempt: "1", method: "DELETE" } },
      { previousHash: "1".repeat(64) },
    ];
    const hashes = new Set([{}, ...changes].map((change) => hashEntry({ ...entry, ...change })));
    expect(hashes.size).toBe(changes.length + 1);
  });

  it("keeps a value from being moved from one field to its neighbour", () => {
    const details = { a: "x" };
    expect(hashEntry({ ...entry, actor: "a", subject: "b", details })).not.toBe(
      hashEntry({ ...entry, actor: "b", subject: "a", details }),
    );
  });
});

describe("canonicalJson", () => {
  it("gives the same text before and after a trip through JSON, whatever the value", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ unit: "grapheme" }), fc.oneof(fc.string(), fc.double(), fc.boolean())),
        (value) => {
          fc.pre(Object.values(value).every((member) => typeof member !== "number" || Number.isFinite(member)));
          const shuffled = Object.fromEntries(Object.entries(value).reverse());
          expect(canonicalJson(JSON.parse(JSON.stringify(shuffled)))).toBe(canonicalJson(value));
        },
      ),
    );
  });

  it("writes different values differently", () => {
    expect(canonicalJson({ a: [1, "1", null, true] })).toBe('{"a":[1,"1",null,true]}');
    expect(canonicalJson({ b: 1, a: { d: 1, c: 2 } })).toBe('{"a":{"c":2,"d":1},"b":1}');
  });
});

describe("normaliseDraft", () => {
  it("replaces what PostgreSQL cannot store, so that an odd name never stops a removal", () => {
    const draft = normaliseDraft({
      action: "step.intent",
      actor: "a\0b",
      subject: "\ud800x",
      details: { "k\0": "v\udfff" },
    });
    expect(draft).toMatchObject({ actor: "a\ufffdb", subject: "\ufffdx", details: { "k\ufffd": "v\ufffd" } });
  });

  it("refuses numbers that JSON cannot hold", () => {
    const write = (value: number) => () => normaliseDraft({ action: "step.intent", actor: "a", details: { value } });
    expect(write(Number.NaN)).toThrow(TypeError);
    expect(write(Number.POSITIVE_INFINITY)).toThrow(TypeError);
  });
});
