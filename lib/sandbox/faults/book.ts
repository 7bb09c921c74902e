import type { Fault, FaultRule } from "./rules";

export interface FaultSubject {
  method: string;
  path: string;
  query: URLSearchParams;
  operation: string | null;
  caller: string | null;
}

export interface FaultCount {
  rule: FaultRule;
  /** Calls that matched, and how many of them the fault met. */
  matched: number;
  fired: number;
}

/** The rules in force, counted as calls come by. */
export interface FaultBook {
  add(rules: readonly FaultRule[]): void;
  /** Every fault that meets this call, in the order the rules were given. */
  meet(subject: FaultSubject): Fault[];
  counts(): FaultCount[];
  /** Resolves when the rules are cleared next. */
  cleared(): Promise<void>;
  clear(): void;
}

export function createFaultBook(): FaultBook {
  const entries: FaultCount[] = [];
  const waiting: (() => void)[] = [];
  return {
    add(rules) {
      for (const rule of rules) entries.push({ rule, matched: 0, fired: 0 });
    },
    meet(subject) {
      return entries
        .filter((entry) => matches(entry.rule, subject))
        .filter((entry) => {
          entry.matched += 1;
          const due =
            isDue(entry.rule.nth, entry.matched) && entry.fired < (entry.rule.times ?? Number.POSITIVE_INFINITY);
          if (due) entry.fired += 1;
          return due;
        })
        .map((entry) => entry.rule.fault);
    },
    counts: () => entries.map((entry) => ({ ...entry })),
    cleared: () => new Promise((resolve) => waiting.push(resolve)),
    clear() {
      entries.length = 0;
      for (const proceed of waiting.splice(0)) proceed();
    },
  };
}

function isDue(nth: FaultRule["nth"], count: number): boolean {
  if (nth === "every") return true;
  if (typeof nth === "number") return count === nth;
  return count >= nth[0] && count <= nth[1];
}

function matches({ match }: FaultRule, subject: FaultSubject): boolean {
  if (match.method !== undefined && match.method.toUpperCase() !== subject.method) return false;
  if (match.path !== undefined && !pathPattern(match.path).test(subject.path)) return false;
  if (match.operation !== undefined && ![match.operation].flat().includes(subject.operation ?? "")) return false;
  if (match.caller !== undefined && match.caller !== subject.caller) return false;
  return Object.entries(match.query ?? {}).every(([name, value]) => subject.query.getAll(name).includes(value));
}

/** `/…/` with a closing slash and regex signs is a regular expression; anything else is a glob. */
function pathPattern(text: string): RegExp {
  const regex = /^\/(.+)\/$/.exec(text)?.[1];
  if (regex !== undefined && /[\\^$|()[\]+?.]/.test(regex)) return new RegExp(regex);
  const escaped = text.replace(/[.+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replace(/\*+/g, (stars) => (stars.length > 1 ? ".*" : "[^/]*"))}$`);
}
