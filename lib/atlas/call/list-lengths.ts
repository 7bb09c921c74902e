import type { CallRequest } from "./call";

/** Lists of more than a page are few; beyond this the one noted longest ago is forgotten. */
const MOST_LISTS = 500;

type List = Pick<CallRequest, "operation" | "ids" | "query">;

/** How many pages each long list had when it was last read, so that the next read can ask for them at once. */
export interface ListLengths {
  /** At least 1. Only a guess: the list may have changed since. */
  pagesOf(list: List): number;
  remember(list: List, pages: number): void;
}

/** Lists of one page are not noted: the first request finds them whole. */
export function rememberListLengths(): ListLengths {
  const pagesByList = new Map<string, number>();
  return {
    pagesOf: (list) => pagesByList.get(keyOf(list)) ?? 1,
    remember(list, pages) {
      const key = keyOf(list);
      pagesByList.delete(key);
      if (pages > 1) pagesByList.set(key, pages);
      if (pagesByList.size <= MOST_LISTS) return;
      for (const oldest of pagesByList.keys()) {
        pagesByList.delete(oldest);
        break;
      }
    },
  };
}

function keyOf({ operation, ids, query }: List): string {
  return `${operation} ${ids.join(" ")} ${query ?? ""}`;
}
