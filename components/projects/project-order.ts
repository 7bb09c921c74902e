import { type ListOrder, orderBy } from "@/components/shared/list/list-order";
import { byName } from "@/components/shared/list/named-rows";
import type { ProjectRow } from "@/lib/directory/types";

export const PROJECT_SORT_KEYS = ["name", "people", "clusters", "created"] as const;
export type ProjectSortKey = (typeof PROJECT_SORT_KEYS)[number];
export type ProjectOrder = ListOrder<ProjectSortKey>;

export const PROJECTS_BY_NAME: ProjectOrder = { key: "name", descending: false };

const MEASURES: Record<ProjectSortKey, ((project: ProjectRow) => number | string | null) | null> = {
  name: null,
  people: (project) => project.directUsers,
  clusters: (project) => project.clusterCount,
  created: (project) => project.createdAt,
};

/** Projects in this order; what is not known stands last either way, and equals stand by name. */
export function orderProjects(projects: readonly ProjectRow[], { key, descending }: ProjectOrder): ProjectRow[] {
  return orderBy(projects, MEASURES[key], descending, byName);
}
