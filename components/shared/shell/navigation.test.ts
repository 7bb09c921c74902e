import { describe, expect, it } from "vitest";
import { ACTIVITY, isCurrent, OFFBOARDINGS, OVERVIEW, sameScreenOf, visibleEntries } from "./navigation";

describe("navigation", () => {
  it("hides the audit from those who may not read it", () => {
    const entries = [OVERVIEW, OFFBOARDINGS, ACTIVITY];
    expect(visibleEntries(entries, "viewer")).toEqual([OVERVIEW, OFFBOARDINGS]);
    expect(visibleEntries(entries, "auditor")).toEqual(entries);
  });

  it("marks the screen one is on, and the screen one came down from", () => {
    expect(isCurrent("/offboardings", "/offboardings/42")).toBe(true);
    expect(isCurrent("/offboardings", "/offboardings-old")).toBe(false);
  });

  it("marks the overview only on the overview", () => {
    expect(isCurrent("/", "/")).toBe(true);
    expect(isCurrent("/", "/offboardings")).toBe(false);
  });

  it("keeps the screen when the organization changes, but not the project", () => {
    expect(sameScreenOf("b", "/orgs/a/projects/p1")).toBe("/orgs/b/projects");
    expect(sameScreenOf("b", "/offboardings")).toBe("/orgs/b/users");
  });
});
