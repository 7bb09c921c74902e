import type { TargetSnapshot } from "@/lib/offboarding/types";

export interface OrganizationGroup<Step> {
  id: string;
  name: string;
  steps: Step[];
}

/** Steps by the organization they are in, both in the order in which they stand in the list. */
export function groupByOrganization<Step extends { snapshot: TargetSnapshot }>(
  steps: readonly Step[],
): OrganizationGroup<Step>[] {
  const groups = new Map<string, OrganizationGroup<Step>>();
  for (const step of steps) {
    const { organizationId, organizationName } = step.snapshot;
    const group = groups.get(organizationId) ?? { id: organizationId, name: organizationName, steps: [] };
    group.steps.push(step);
    groups.set(organizationId, group);
  }
  return [...groups.values()];
}
