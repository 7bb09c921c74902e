import { describe, expect, it } from "vitest";
import type { ProjectRow } from "@/lib/directory/types";
import { orderProjects } from "./project-order";

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
