import type { Grant, Leftover, ScanEvent, SingleSignOn } from "@/lib/directory/person-types";
import type { IncompletePart } from "@/lib/directory/types";

/** What a scan has found so far, by organization id where it belongs to one. */
export interface ScanState {
  done: number;
  /** 0 while it is not known. */
  total: number;
  grants: Record<string, Grant[]>;
  singleSignOn: Record<string, SingleSignOn>;
  leftovers: Leftover[];
  incomplete: Record<string, IncompletePart[]>;
  /** When it came to its end: ISO 8601. Null while it runs, and for good when it was stopped. */
  readAt: string | null;
  isStopped: boolean;
}

export const EMPTY_SCAN: ScanState = {
  done: 0,
  total: 0,
  grants: {},
  singleSignOn: {},
  leftovers: [],
  incomplete: {},
  readAt: null,
  isStopped: false,
};

/** The state after one more line. */
export function withScanEvent(state: ScanState, event: ScanEvent): ScanState {
  switch (event.type) {
    case "progress":
      return { ...state, done: event.done, total: event.total };
    case "grants":
      return { ...state, grants: appended(state.grants, event.organizationId, event.grants) };
    case "single_sign_on":
      return { ...state, singleSignOn: { ...state.singleSignOn, [event.organizationId]: event.singleSignOn } };
    case "leftovers":
      return { ...state, leftovers: [...state.leftovers, ...event.leftovers] };
    case "incomplete":
      return { ...state, incomplete: appended(state.incomplete, event.organizationId, event.parts) };
    case "end":
      return { ...state, readAt: event.readAt };
  }
}

function appended<Item>(all: Record<string, Item[]>, key: string, items: readonly Item[]): Record<string, Item[]> {
  return { ...all, [key]: [...(all[key] ?? []), ...items] };
}
