import { describe, expect, it } from "vitest";
import type { OffboardingRow, OffboardingState } from "@/lib/offboarding/types";
import { OFFBOARDING_TABS, rowsOf, searchOffboardings, tabOf } from "./offboarding-filter";

const row = (state: OffboardingState, name: string | null = "Ada Okafor"): OffboardingRow => ({
  id: state,
  state,
  kind: "remove_from_organization",
  person: { userId: "u1", username: "ada@example.com", name },
  organizationId: "o1",
  organizationName: "Acme",
  organizationIds: ["o1"],
  targets: [],
  projectId: null,
  projectName: null,
  requestedBy: { email: "op@example.com", name: "Tomas" },
  requestedAt: "2026-11-21T14:32:00Z",
  endedAt: null,
  steps: 1,
  verifiedSteps: 0,
  headline: "waiting",
});

const rows = [row("waiting"), row("running"), row("attention"), row("done")];

describe("the tabs", () => {
  it("put every state under All and exactly one other tab", () => {
    for (const each of rows) {
      expect(OFFBOARDING_TABS.filter((tab) => rowsOf(tab, [each]).length === 1)).toHaveLength(2);
    }
  });

  it("take an unknown word in the address for All", () => {
    expect(tabOf("nonsense").label).toBe("All");
    expect(tabOf("attention").label).toBe("Needs attention");
  });
});

describe("searchOffboardings", () => {
  it("finds by person, place and who asked", () => {
    expect(searchOffboardings(rows, "okafor acme tomas")).toHaveLength(4);
    expect(searchOffboardings([row("done", null)], "ada@")).toHaveLength(1);
    expect(searchOffboardings(rows, "null")).toHaveLength(0);
  });
});
