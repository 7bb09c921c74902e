import type { ProjectRow } from "@/lib/directory/types";

export const PROJECT_SORT_KEYS = ["name", "people", "clusters", "created"] as const;
export type ProjectSortKey = (typeof PROJECT_SORT_KEYS)[number];

export interface ProjectOrder {
  key: ProjectSortKey;
  descending: boolean;
}

const byName = (left: ProjectRow, right: ProjectRow) => left.name.localeCompare(right.name, "en", { numeric: true });

/** The order an address names: "people", "-created"; by name for anything else. */
export function parseProjectOrder(value: string | null): ProjectOrder {
  const key = PROJECT_SORT_KEYS.find((candidate) => candidate === value?.replace(/^-/, ""));
  return key === undefined ? { key: "name", descending: false } : { key, descending: value?.startsWith("-") ?? false };
}

/** The order as an address has it; null for the usual one. */
export function formatProjectOrder({ key, descending }: ProjectOrder): string | null {
  const value = `${descending ? "-" : ""}${key}`;
  return value === "name" ? null : value;
}

/** Projects in this order; what is not known stands last either way, and equals stand by name. */
export function orderProjects(projects: readonly ProjectRow[], { key, descending }: ProjectOrder): ProjectRow[] {
  const direction = descending ? -1 : 1;
  return [...projects].sort((left, right) => {
    if (key === "name") return byName(left, right) * direction;
    const a = measureOf(left, key);
    const b = measureOf(right, key);
    if (a === b) return byName(left, right);
    if (a === null) return 1;
    if (b === null) return -1;
    return (a < b ? -1 : 1) * direction;
  });
}

function measureOf(project: ProjectRow, key: Exclude<ProjectSortKey, "name">): number | string | null {
  switch (key) {
    case "people":
      return project.directUsers;
    case "clusters":
      return project.clusterCount;
    case "created":
      return project.createdAt;
  }
}

/** Projects whose name has all the words, or whose id is the text. */
export function searchProjects(projects: readonly ProjectRow[], text: string): readonly ProjectRow[] {
  const words = text.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return projects;
  return projects.filter(
    (project) => project.id === words[0] || words.every((word) => project.name.toLowerCase().includes(word)),
  );
}
