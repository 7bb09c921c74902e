import type { AtlasOrganizationUser } from "@/lib/atlas/types";
import type { ListOf, OrganizationUserRow } from "../types";
import { describeUser } from "./organization-users";
import { compareByKeys, type Ordered, shownKeyOf } from "./people-order";

type UsersList = ListOf<OrganizationUserRow>;
type Bytes = Uint8Array<ArrayBuffer>;

/** What is kept of a user until the list is whole: what they are sorted by, and where their row stands as JSON. */
export interface WrittenUser extends Ordered {
  block: Bytes;
  start: number;
  end: number;
}

/** One by one takes twice as long; all of a page at once makes texts so long that they are costly to let go of. */
const ROWS_AT_ONCE = 100;

/**
 * Writes the rows of a page as JSON, for `joinWritten`. Done page by page while the others are on their way; written, ten
 * thousand rows are a few blocks of memory, where as objects they would keep the garbage collector busy for longer than
 * all the rest takes.
 */
export function writeUsers(
  users: readonly AtlasOrganizationUser[],
  isProtected: (username: string) => boolean,
): WrittenUser[] {
  const written: WrittenUser[] = [];
  for (let at = 0; at < users.length; at += ROWS_AT_ONCE) {
    written.push(...writeBlock(users.slice(at, at + ROWS_AT_ONCE), isProtected));
  }
  // Pages that are in order already are merged in a third of the time, when nothing else is left to wait for.
  return written.sort(compareByKeys);
}

function writeBlock(
  users: readonly AtlasOrganizationUser[],
  isProtected: (username: string) => boolean,
): WrittenUser[] {
  const rows = users.map((user) => describeUser(user, isProtected));
  const block = new TextEncoder().encode(JSON.stringify(rows));
  const starts = startsOf(block, rows.length);
  return rows.map((row, index) => ({
    id: row.id,
    name: row.name,
    username: row.username,
    shownKey: shownKeyOf(row),
    block,
    start: starts[index] ?? 0,
    // Before the comma, or before the bracket at the end.
    end: (starts[index + 1] ?? block.length) - 1,
  }));
}

/** Rows begin with their id, and nothing in them does; within a text the quotes would be escaped. */
const ROW_START = Buffer.from('{"id":"');

function startsOf(block: Bytes, rows: number): number[] {
  const text = Buffer.from(block.buffer, block.byteOffset, block.byteLength);
  const starts: number[] = [];
  for (let at = text.indexOf(ROW_START); at !== -1; at = text.indexOf(ROW_START, at + 1)) starts.push(at);
  if (starts.length !== rows) throw new Error("The rows of a block were not found again.");
  return starts;
}

/**
 * The whole list in its order, with what else its answer says. Its JSON is there for `writtenUsers`; its rows are read
 * from that when somebody looks at them.
 */
export function joinWritten(users: readonly WrittenUser[], rest: Omit<UsersList, "results" | "totalCount">): UsersList {
  const totalCount = users.length;
  const json = joinRows([...users].sort(compareByKeys), { totalCount, ...rest });
  let results: OrganizationUserRow[] | null = null;
  const list: UsersList = {
    get results() {
      results ??= readRows(json);
      return results;
    },
    totalCount,
    ...rest,
  };
  writtenLists.set(list, json);
  return list;
}

function joinRows(users: readonly WrittenUser[], rest: Omit<UsersList, "results">): Bytes {
  const head = Buffer.from('{"results":[');
  const tail = Buffer.from(`],${JSON.stringify(rest).slice(1)}`);
  const commas = Math.max(0, users.length - 1);
  const rows = users.reduce((sum, { start, end }) => sum + end - start, 0);
  const json = new Uint8Array(head.length + rows + commas + tail.length);
  json.set(head);
  let at = head.length;
  for (const { block, start, end } of users) {
    if (at > head.length) json[at++] = COMMA;
    json.set(block.subarray(start, end), at);
    at += end - start;
  }
  json.set(tail, at);
  return json;
}

const COMMA = 0x2c;

function readRows(json: Bytes): OrganizationUserRow[] {
  const { results }: UsersList = JSON.parse(new TextDecoder().decode(json));
  return results;
}

/** The JSON of lists that are kept elsewhere: it lives as long as the list itself. */
const writtenLists = new WeakMap<UsersList, Bytes>();

/** The JSON of a list that was written while it was read; undefined for any other. */
export function writtenUsers(list: UsersList): Bytes | undefined {
  return writtenLists.get(list);
}
