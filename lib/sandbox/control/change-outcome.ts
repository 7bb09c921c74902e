import type { Member } from "../world/model";

/** A change asked for that the world has no place for: answered 404 by the controls. */
export class UnknownTarget extends Error {}

/** What was done, for the effects list and for Atlas's events. */
export interface DoneChange {
  member: Member | null;
  projectId?: string;
  events: { type: string; groupId?: string }[];
}
