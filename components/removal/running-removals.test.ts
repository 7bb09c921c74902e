import { describe, expect, it } from "vitest";
import type { OffboardingRow, OffboardingTarget } from "@/lib/offboarding/types";
import { removalsByRow } from "./running-removals";

const NOW_MS = Date.parse("2026-11-21T14:32:00Z");
const ACME = { organizationId: "o1" };

function target(changes: Partial<OffboardingTarget> = {}): OffboardingTarget {
  return {
    kind: "remove_from_organization",
    organizationId: "o1",
    projectId: null,
    teamId: null,
    rowId: "u1",
    state: "removing",
    endedAt: null,
    ...changes,
  };
}

function row(...targets: OffboardingTarget[]): OffboardingRow {
  return {
    id: "00000000-0000-4000-8000-000000000001",
    state: "running",
    kind: "remove_from_organization",
    person: { userId: "u1", username: "ada@example.com", name: "Ada" },
    organizationId: "o1",
    organizationName: "Acme",
    organizationIds: ["o1"],
    targets,
    projectId: null,
    projectName: null,
    requestedBy: { email: "op@example.com", name: "Op" },
    requestedAt: "2026-11-21T14:31:50Z",
    endedAt: null,
    steps: targets.length,
    verifiedSteps: 0,
    headline: "removing",
  };
}

const ended = (state: OffboardingTarget["state"], endedAt: string) => row(target({ state, endedAt }));

describe("removalsByRow", () => {
  it("marks who is being removed from this organization, and nobody of another one", () => {
    expect(removalsByRow([row(target())], ACME, NOW_MS).get("u1")).toMatchObject({ isRunning: true, isGone: false });
    expect(removalsByRow([row(target())], { organizationId: "o2" }, NOW_MS).size).toBe(0);
  });

  it("sees every organization of one offboarding, each with the state of its own step", () => {
    const everything = row(
      target({ state: "removed", endedAt: "2026-11-21T14:31:58Z" }),
      target({ organizationId: "o2", rowId: "u2", state: "waiting" }),
    );
    expect(removalsByRow([everything], ACME, NOW_MS).get("u1")).toMatchObject({ isRunning: false, isGone: true });
    expect(removalsByRow([everything], { organizationId: "o2" }, NOW_MS).get("u2")).toMatchObject({
      state: "waiting",
      isRunning: true,
      isGone: false,
    });
  });

  it("marks who leaves the organization in its projects and teams too", () => {
    expect(removalsByRow([row(target())], { ...ACME, projectId: "p1" }, NOW_MS).has("u1")).toBe(true);
    expect(removalsByRow([row(target())], { ...ACME, teamId: "t1" }, NOW_MS).has("u1")).toBe(true);
  });

  it("marks who leaves one project in that project alone", () => {
    const fromProject = row(target({ kind: "remove_from_project", projectId: "p1" }));
    expect(removalsByRow([fromProject], { ...ACME, projectId: "p1" }, NOW_MS).has("u1")).toBe(true);
    expect(removalsByRow([fromProject], { ...ACME, projectId: "p2" }, NOW_MS).size).toBe(0);
    expect(removalsByRow([fromProject], ACME, NOW_MS).size).toBe(0);
  });

  it("marks who leaves one team in that team alone: they stay in the organization", () => {
    const fromTeam = row(target({ kind: "remove_from_team", teamId: "t1" }));
    expect(removalsByRow([fromTeam], { ...ACME, teamId: "t1" }, NOW_MS).has("u1")).toBe(true);
    expect(removalsByRow([fromTeam], { ...ACME, teamId: "t2" }, NOW_MS).size).toBe(0);
    expect(removalsByRow([fromTeam], ACME, NOW_MS).size).toBe(0);
  });

  it("marks each of many old invitations by its own id, whatever project it is for", () => {
    const invitations = row(
      target({ kind: "revoke_project_invitation", projectId: "p1", rowId: "i1" }),
      target({ kind: "revoke_organization_invitation", rowId: "i2" }),
    );
    expect([...removalsByRow([invitations], ACME, NOW_MS).keys()]).toEqual(["i1", "i2"]);
    expect(removalsByRow([invitations], { ...ACME, projectId: "p1" }, NOW_MS).size).toBe(0);
  });

  it("marks nobody for a database user that is deleted", () => {
    expect(removalsByRow([row(target({ kind: "delete_database_user", projectId: "p1" }))], ACME, NOW_MS).size).toBe(0);
  });

  it("says for ten minutes that someone is gone, then leaves it to the receipt", () => {
    const removed = ended("removed", "2026-11-21T14:31:58Z");
    expect(removalsByRow([removed], ACME, NOW_MS).get("u1")).toMatchObject({ isRunning: false, isGone: true });
    expect(removalsByRow([removed], ACME, NOW_MS + 11 * 60_000).size).toBe(0);
  });

  it("never says gone of a removal that did not work", () => {
    const failed = ended("failed", "2026-11-21T14:31:58Z");
    expect(removalsByRow([failed], ACME, NOW_MS).get("u1")).toMatchObject({ state: "failed", isGone: false });
  });

  it("shows the newest attempt, since the list is newest first", () => {
    const older = ended("failed", "2026-11-21T14:30:00Z");
    expect(removalsByRow([row(target()), older], ACME, NOW_MS).get("u1")?.isRunning).toBe(true);
  });
});
