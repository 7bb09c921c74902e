import { describe, expect, it } from "vitest";
import { AUDIT_ACTIONS, AUDIT_GROUPS, type AuditAction, type AuditEntry } from "@/lib/audit/types";
import { entryRemark, entrySentence, GROUP_LABELS, searchEntries } from "./entry-words";

const entry = (
  action: AuditAction,
  details: AuditEntry["details"] = {},
  changes: Partial<AuditEntry> = {},
): AuditEntry => ({
  sequence: 7,
  at: "2026-11-21T14:32:00.000Z",
  action,
  actor: "op@example.com",
  organizationId: null,
  offboardingId: null,
  stepId: null,
  subject: null,
  details,
  previousHash: "0".repeat(64),
  hash: "a".repeat(64),
  ...changes,
});

describe("entrySentence", () => {
  it("has words for every action, also when an entry has no details", () => {
    for (const action of AUDIT_ACTIONS) {
      const words = entrySentence(entry(action));
      expect(words).not.toMatch(/[a-z]+\.[a-z]|[a-z]_[a-z]/);
      expect(words.length).toBeGreaterThan(5);
    }
    for (const group of AUDIT_GROUPS) expect(GROUP_LABELS[group]).toBeTruthy();
  });

  it("names the call that was confirmed, and only that", () => {
    expect(entrySentence(entry("step.intent", { kind: "revoke_project_invitation", attempt: 1 }))).toBe(
      "About to send the revocation of a legacy project invitation to Atlas",
    );
    expect(entrySentence(entry("offboarding.requested", { kind: "remove_from_team" }))).toBe(
      "Requested the removal from the team",
    );
    expect(entrySentence(entry("step.intent", { kind: "delete_database_user", attempt: 2 }))).toBe(
      "About to send the deletion of a database user to Atlas (attempt 2)",
    );
  });

  it("tells an answer from none", () => {
    expect(entrySentence(entry("step.answer", { status: 204, errorCode: null, attempt: 1 }))).toBe(
      "Atlas answered 204",
    );
    expect(entrySentence(entry("step.answer", { status: 401, errorCode: "NOT_ORG_OWNER" }))).toBe(
      "Atlas answered 401 NOT_ORG_OWNER",
    );
    expect(entrySentence(entry("step.answer", { status: null, errorCode: null, attempt: 2 }))).toBe(
      "Atlas gave no answer (attempt 2)",
    );
  });

  it("says the outcome in the words of the receipt", () => {
    expect(entrySentence(entry("step.outcome", { outcome: "removed" }))).toBe("Removed · verified");
    expect(entrySentence(entry("step.outcome", { outcome: "not_confirmed" }))).toBe("Not confirmed");
  });

  it("shows a word it does not know instead of hiding the entry", () => {
    const newer: AuditEntry = JSON.parse(JSON.stringify({ ...entry("session.signed_in"), action: "review.signed" }));
    expect(entrySentence(newer)).toBe("review.signed");
  });
});

describe("entryRemark", () => {
  it("adds what was said at the time", () => {
    expect(entryRemark(entry("offboarding.refused", { reason: "You cannot remove yourself." }))).toBe(
      "You cannot remove yourself.",
    );
    expect(entryRemark(entry("session.signed_out"))).toBeNull();
  });
});

describe("searchEntries", () => {
  const entries = [
    entry("step.outcome", { outcome: "removed" }, { subject: "ada@example.com", sequence: 12 }),
    entry("session.signed_in", { role: "operator" }),
  ];

  it("finds by person, by words of the sentence and by number", () => {
    expect(searchEntries(entries, "ada verified")).toHaveLength(1);
    expect(searchEntries(entries, "op@example.com")).toHaveLength(2);
    expect(searchEntries(entries, "#12")).toHaveLength(1);
    expect(searchEntries(entries, "nobody")).toHaveLength(0);
  });
});
