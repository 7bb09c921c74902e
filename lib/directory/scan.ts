import type { PersonNames } from "./leftovers/match-text";
import type { ScanEvent } from "./person-types";
import type { ResolvedPerson } from "./resolve-person";

/** What the parts of a scan share. */
export interface Scan {
  person: ResolvedPerson;
  names: PersonNames;
  signal: AbortSignal;
  emit(event: ScanEvent): void;
  addTasks(count: number): void;
  finishTask(): void;
}
