import type { PersonNames } from "../leftovers/match-text";
import type { ResolvedPerson } from "../people/resolve-person";
import type { ScanEvent } from "../person-types";

/** What the parts of a scan share. */
export interface Scan {
  /** Whose grants are read beside the leftovers; null where leftovers are all that is looked for. */
  person: Pick<ResolvedPerson, "username" | "users"> | null;
  /** What leftovers are compared with. */
  names: PersonNames;
  signal: AbortSignal;
  emit(event: ScanEvent): void;
  addTasks(count: number): void;
  finishTask(): void;
}
