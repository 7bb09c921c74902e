import type { AtlasOrganizationUser } from "@/lib/atlas/types";
import { describeUser } from "./organization-users";
import { compareByKeys, type OrderKeys, orderKeysOf } from "./people-order";
import type { ListOf, OrganizationUserRow } from "./types";

interface EarlyRow {
  row: OrganizationUserRow;
  keys: OrderKeys;
  json: string;
}

/** Rows made page by page while the other pages are still on their way, when this process has nothing else to do. */
export interface EarlyRows {
  /** Takes a page as it comes in. Users that the whole list then leaves out cost nothing but this. */
  take(users: readonly AtlasOrganizationUser[]): void;
  /** The whole list in its order, with what else its answer says; and the same as JSON, for `writtenUsers`. */
  finish(users: readonly AtlasOrganizationUser[], rest: Omit<UsersList, "results" | "totalCount">): UsersList;
}

type UsersList = ListOf<OrganizationUserRow>;

/** The bytes of lists that are kept elsewhere: they live as long as the list itself. */
const writtenLists = new WeakMap<UsersList, Uint8Array<ArrayBuffer>>();

/** The JSON of a list, as it was written while the list was read; undefined when nobody asked for it then. */
export function writtenUsers(list: UsersList): Uint8Array<ArrayBuffer> | undefined {
  return writtenLists.get(list);
}

export function collectEarlyRows(isProtected: (username: string) => boolean): EarlyRows {
  const early = new Map<AtlasOrganizationUser, EarlyRow>();
  const make = (user: AtlasOrganizationUser): EarlyRow => {
    const row = describeUser(user, isProtected);
    return { row, keys: orderKeysOf(row), json: JSON.stringify(row) };
  };
  return {
    take(users) {
      for (const user of users) early.set(user, make(user));
    },
    finish(users, rest) {
      const sorted = users.map((user) => early.get(user) ?? make(user)).sort(compareByKeys);
      early.clear();
      const list: UsersList = { results: sorted.map(({ row }) => row), totalCount: sorted.length, ...rest };
      const around = JSON.stringify({ totalCount: list.totalCount, ...rest });
      const json = `{"results":[${sorted.map((one) => one.json).join(",")}],${around.slice(1)}`;
      writtenLists.set(list, new TextEncoder().encode(json));
      return list;
    },
  };
}
