import type { Certainty, Leftover } from "@/lib/directory/person-types";

const ORDER: readonly Certainty[] = ["exact", "likely", "possible"];

/** The surest first; within that as they were found. */
export function sortLeftovers(leftovers: readonly Leftover[]): Leftover[] {
  return [...leftovers].sort((left, right) => ORDER.indexOf(left.certainty) - ORDER.indexOf(right.certainty));
}

/** "fleet-telemetry in Northwind Labs", or the organization alone. */
export function leftoverPlace({ project, organizationName }: Leftover): string {
  return project === null ? organizationName : `${project.name} in ${organizationName}`;
}

/** Each with what tells it from the others. Two alerts of one project may be called the same: those are counted. */
export function withKeys(leftovers: readonly Leftover[]): { key: string; leftover: Leftover }[] {
  const seen = new Map<string, number>();
  return leftovers.map((leftover) => {
    const { kind, organizationId, project, label, databaseUser } = leftover;
    const name = [kind, organizationId, project?.id ?? "", databaseUser?.databaseName ?? "", label].join(" ");
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { key: `${name} ${count}`, leftover };
  });
}
