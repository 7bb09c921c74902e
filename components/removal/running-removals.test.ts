import { describe, expect, it } from "vitest";
import type { OffboardingRow } from "@/lib/offboarding/types";
import { removalsByUser } from "./running-removals";

const NOW_MS = Date.parse("2026-11-21T14:32:00Z");

function row(changes: Partial<OffboardingRow>): OffboardingRow {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    state: "running",
    kind: "remove_from_organization",
    person: { userId: "u1", username: "ada@example.com", name: "Ada" },
    organizationId: "o1",
    organizationName: "Acme",
    projectId: null,
    projectName: null,
    requestedBy: { email: "op@example.com", name: "Op" },
    requestedAt: "2026-11-21T14:31:50Z",
    endedAt: null,
    steps: 1,
    verifiedSteps: 0,
    headline: "removing",
    ...changes,
  };
}

const ended = (headline: OffboardingRow["headline"], endedAt: string) =>
  row({ state: headline === "removed" ? "done" : "attention", headline, endedAt });

describe("removalsByUser", () => {
  it("marks who is being removed from this organization, and nobody of another one", () => {
    expect(removalsByUser([row({})], "o1", null, NOW_MS).get("u1")).toMatchObject({ isRunning: true, isGone: false });
    expect(removalsByUser([row({})], "o2", null, NOW_MS).size).toBe(0);
  });

  it("keeps a removal from a project apart from one from the organization", () => {
    const fromProject = row({ kind: "remove_from_project", projectId: "p1", projectName: "billing" });
    expect(removalsByUser([fromProject], "o1", null, NOW_MS).size).toBe(0);
    expect(removalsByUser([fromProject], "o1", "p1", NOW_MS).size).toBe(1);
  });

  it("marks an old invitation by its own id, whatever project it is for", () => {
    const invitation = row({
      kind: "revoke_project_invitation",
      projectId: "p1",
      person: { userId: "i1", username: "a", name: null },
    });
    expect(removalsByUser([invitation], "o1", null, NOW_MS).has("i1")).toBe(true);
    expect(removalsByUser([invitation], "o1", "p1", NOW_MS).size).toBe(0);
  });

  it("leaves who is taken out of a team alone: they stay in the organization", () => {
    expect(removalsByUser([row({ kind: "remove_from_team" })], "o1", null, NOW_MS).size).toBe(0);
  });

  it("says for ten minutes that someone is gone, then leaves it to the receipt", () => {
    const removed = ended("removed", "2026-11-21T14:31:58Z");
    expect(removalsByUser([removed], "o1", null, NOW_MS).get("u1")).toMatchObject({ isRunning: false, isGone: true });
    expect(removalsByUser([removed], "o1", null, NOW_MS + 11 * 60_000).size).toBe(0);
  });

  it("never says gone of a removal that did not work", () => {
    const failed = ended("failed", "2026-11-21T14:31:58Z");
    expect(removalsByUser([failed], "o1", null, NOW_MS).get("u1")).toMatchObject({ state: "failed", isGone: false });
  });

  it("shows the newest attempt, since the list is newest first", () => {
    const older = ended("failed", "2026-11-21T14:30:00Z");
    expect(removalsByUser([row({}), older], "o1", null, NOW_MS).get("u1")?.isRunning).toBe(true);
  });
});
