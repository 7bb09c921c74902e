import { describe, expect, it } from "vitest";
import type { TargetSnapshot } from "@/lib/offboarding/types";
import { groupByOrganization, runsByOrganization } from "./group-by-organization";

const step = (id: number, organizationId: string) => ({
  id,
  snapshot: { organizationId, organizationName: organizationId } as TargetSnapshot,
});
// A database user goes last, after everything of every organization.
const steps = [step(1, "a"), step(2, "a"), step(3, "b"), step(4, "a")];

describe("steps by organization", () => {
  it("are gathered for a receipt", () => {
    const groups = groupByOrganization(steps).map((group) => [group.id, group.steps.map(({ id }) => id)]);
    expect(groups).toEqual([
      ["a", [1, 2, 4]],
      ["b", [3]],
    ]);
  });

  it("keep their order for a review", () => {
    const runs = runsByOrganization(steps).map((run) => [run.id, run.steps.map(({ id }) => id)]);
    expect(runs).toEqual([
      ["a", [1, 2]],
      ["b", [3]],
      ["a", [4]],
    ]);
  });
});
