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

/** Runs of steps in one organization, in exactly the order of the list: an organization that comes up twice stands there twice. */
export function runsByOrganization<Step extends { snapshot: TargetSnapshot }>(
  steps: readonly Step[],
): OrganizationGroup<Step>[] {
  const runs: OrganizationGroup<Step>[] = [];
  for (const step of steps) {
    const { organizationId, organizationName } = step.snapshot;
    const last = runs.at(-1);
    if (last?.id === organizationId) last.steps.push(step);
    else runs.push({ id: organizationId, name: organizationName, steps: [step] });
  }
  return runs;
}
