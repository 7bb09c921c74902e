import { describe, expect, it } from "vitest";
import type { ProjectRow } from "@/lib/directory/types";
import { formatProjectOrder, orderProjects, parseProjectOrder, searchProjects } from "./project-order";

const project = (name: string, changes: Partial<ProjectRow> = {}): ProjectRow => ({
  id: `id-${name}`,
  name,
  clusterCount: 0,
  createdAt: "2024-01-01T00:00:00Z",
  directUsers: 0,
  ...changes,
});

const names = (projects: readonly ProjectRow[]) => projects.map(({ name }) => name);

describe("orderProjects", () => {
  const projects = [
    project("line-10", { directUsers: 2 }),
    project("line-2", { directUsers: null }),
    project("billing", { directUsers: 7 }),
  ];

  it("reads numbers in names as numbers", () => {
    expect(names(orderProjects(projects, { key: "name", descending: false }))).toEqual([
      "billing",
      "line-2",
      "line-10",
    ]);
  });

  it("puts what could not be read last, whichever way it is sorted", () => {
    expect(names(orderProjects(projects, { key: "people", descending: true }))).toEqual([
      "billing",
      "line-10",
      "line-2",
    ]);
    expect(names(orderProjects(projects, { key: "people", descending: false }))).toEqual([
      "line-10",
      "billing",
      "line-2",
    ]);
  });

  it("keeps equals in order of their names", () => {
    expect(names(orderProjects(projects, { key: "clusters", descending: true }))).toEqual([
      "billing",
      "line-2",
      "line-10",
    ]);
  });
});

describe("an order in the address", () => {
  it("comes back as it was", () => {
    for (const value of ["people", "-people", "-name", "created"]) {
      expect(formatProjectOrder(parseProjectOrder(value))).toBe(value);
    }
  });

  it("is by name when the address says nothing, or nonsense", () => {
    for (const value of [null, "", "password", "--name"]) {
      expect(parseProjectOrder(value).key).toBe("name");
    }
    expect(formatProjectOrder({ key: "name", descending: false })).toBeNull();
  });
});

describe("searchProjects", () => {
  const projects = [project("Fleet Telemetry EU"), project("fleet-archive")];

  it("wants every word, in any case and order", () => {
    expect(names(searchProjects(projects, " eu FLEET "))).toEqual(["Fleet Telemetry EU"]);
    expect(searchProjects(projects, "")).toHaveLength(2);
  });

  it("finds a project by its id", () => {
    expect(names(searchProjects(projects, "id-fleet-archive"))).toEqual(["fleet-archive"]);
  });
});
