import type { Organization } from "../world/model";
import { snapshotOrganization } from "../world/world";

/** Reads after a change that still show the world before it, as an eventually consistent server would. */
export interface LagBook {
  /** Holds a copy of the organization as it is now, for so many reads or so long. */
  hold(organization: Organization, lag: { reads?: number | undefined; forMs?: number | undefined }): void;
  /** The organization as a read sees it; uses up one read of the lag. */
  view(organization: Organization): Organization;
  clear(): void;
}

export function createLagBook(now: () => number): LagBook {
  const held = new Map<string, { copy: Organization; readsLeft: number; untilMs: number }>();
  return {
    hold(organization, lag) {
      // A lag that already holds keeps its older copy: the first change is still not visible either.
      const earlier = held.get(organization.id);
      const stillHeld = earlier !== undefined && earlier.readsLeft > 0 && earlier.untilMs > now();
      held.set(organization.id, {
        copy: stillHeld ? earlier.copy : snapshotOrganization(organization),
        readsLeft: lag.reads ?? Number.POSITIVE_INFINITY,
        untilMs: lag.forMs === undefined ? Number.POSITIVE_INFINITY : now() + lag.forMs,
      });
    },
    view(organization) {
      const entry = held.get(organization.id);
      if (entry === undefined) return organization;
      if (entry.readsLeft <= 0 || entry.untilMs <= now()) {
        held.delete(organization.id);
        return organization;
      }
      entry.readsLeft -= 1;
      return entry.copy;
    },
    clear() {
      held.clear();
    },
  };
}
