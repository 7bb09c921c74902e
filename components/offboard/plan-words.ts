import { LEFTOVER_NAMES } from "@/components/shared/leftover-names";
import { visibleText } from "@/components/shared/visible-text";
import type { Leftover } from "@/lib/directory/person-types";
import type { OffboardingPlan, Stays } from "@/lib/offboarding/types";

/**
 * The button that destroys: "Remove ada@example.com from 3 organizations", or from the one there is. Where nothing else is left,
 * "Delete 2 database users".
 */
export function removeButtonWords(plan: Pick<OffboardingPlan, "person" | "steps">): string {
  if (plan.steps.every(({ target }) => target.kind === "delete_database_user")) {
    return plan.steps.length === 1 ? "Delete 1 database user" : `Delete ${plan.steps.length} database users`;
  }
  const names = new Map(plan.steps.map(({ snapshot }) => [snapshot.organizationId, snapshot.organizationName]));
  const [only] = names.values();
  const place = names.size === 1 && only !== undefined ? visibleText(only) : `${names.size} organizations`;
  return `Remove ${visibleText(plan.person?.username ?? "")} from ${place}`;
}

/** "5 steps, in this order", "1 step"; nothing for none. */
export function stepCountWords(count: number): string {
  if (count === 0) return "";
  return count === 1 ? "1 step" : `${count} steps, in this order`;
}

/** "1 security contact, 2 alert recipients", each kind where it first stands. */
export function leftoverCounts(stays: readonly Pick<Stays, "leftover">[]): string {
  const counts = new Map<Leftover["kind"], number>();
  for (const { leftover } of stays) if (leftover) counts.set(leftover.kind, (counts.get(leftover.kind) ?? 0) + 1);
  return [...counts]
    .map(([kind, count]) => {
      const [one, many] = LEFTOVER_NAMES[kind];
      // "API" stays as it is.
      const name = count > 1 ? many : one.startsWith("API") ? one : one.toLowerCase();
      return `${count} ${name}`;
    })
    .join(", ");
}
