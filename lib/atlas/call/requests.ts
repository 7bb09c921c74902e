/** The four ways a method of the client asks Atlas: for one thing, for a list, for the newest of a list, for a change. */

import { ZodError } from "zod";
import { AtlasError, type AtlasErrorKind } from "../errors";
import { OPERATIONS, type OperationId } from "../operations/operations";
import type { Shape } from "../schemas/schemas";
import type { AtlasList, CallOptions, RemovalAnswer } from "../types";
import type { Answer } from "./answer";
import type { Caller, CallRequest } from "./call";
import { type Deadline, startDeadline } from "./deadline";
import { rememberListLengths } from "./list-lengths";
import { PAGE_SIZE, type Page, readAllPages, readNewest } from "./paging";
import type { Timings } from "./timings";

/** What to ask: the operation, what stands in its path, its query and its body. */
export type Target = Omit<CallRequest, "options" | "within">;

/** Every request runs under one deadline, which the caller's signal can only shorten, and throws AtlasError. */
export interface Requests {
  readOne<Item>(shape: Shape<Item>, target: Target, options?: CallOptions): Promise<Item>;
  readList<Item>(
    shape: Shape<Item>,
    idOf: (item: Item) => string,
    target: Target,
    options?: CallOptions,
  ): Promise<AtlasList<Item>>;
  /** A list of which each page becomes something else as it comes in: one item for each. */
  condenseList<Item, Condensed extends { id: string }>(
    shape: Shape<Item>,
    condense: (items: readonly Item[]) => Condensed[],
    target: Target,
    options?: CallOptions,
  ): Promise<AtlasList<Condensed>>;
  /** A list that comes whole, as a bare array. */
  readBareList<Item>(shape: Shape<Item>, target: Target, options?: CallOptions): Promise<AtlasList<Item>>;
  /** The first `limit` of a list that Atlas sorts newest first. */
  readNewest<Item>(
    shape: Shape<Item>,
    idOf: (item: Item) => string,
    target: Target,
    limit: number,
    options?: CallOptions,
  ): Promise<AtlasList<Item>>;
  /** A removal: its body, if any, says nothing. */
  remove(target: Target, options?: CallOptions): Promise<RemovalAnswer>;
  /** A change whose answer is needed. Done but answered unreadably, it is `ambiguous`. */
  change<Item>(shape: Shape<Item>, target: Target, options?: CallOptions): Promise<Item>;
}

interface RequestParts {
  call: Caller;
  timings: Timings;
  monotonicNow: () => number;
  isClosed: () => boolean;
}

export function createRequests({ call, timings, monotonicNow, isClosed }: RequestParts): Requests {
  async function within<Value>(
    operation: OperationId,
    ms: number,
    { signal }: CallOptions,
    run: (deadline: Deadline) => Promise<Value>,
  ): Promise<Value> {
    const { method } = OPERATIONS[operation];
    if (isClosed()) throw new AtlasError({ kind: "aborted", operation, method, detail: "The client is closed." });
    const deadline = startDeadline(ms, monotonicNow, { signal });
    try {
      return await run(deadline);
    } finally {
      // Ends what still runs for this method, such as the other pages of a list after one failed.
      deadline.stop();
    }
  }

  function readPageOf<Item>(shape: Shape<Item>, target: Target, options: CallOptions, within: Deadline) {
    return async (pageNumber: number, pageSize = PAGE_SIZE): Promise<Page<Item>> => {
      const query = new URLSearchParams(target.query);
      query.append("itemsPerPage", String(pageSize));
      query.append("pageNum", String(pageNumber));
      return checked(target.operation, await call({ ...target, query, options, within }), shape.page);
    };
  }

  function send<Value>(target: Target, options: CallOptions, read: (answer: Answer) => Value): Promise<Value> {
    const ms = timings.callMs + timings.removalMs;
    return within(target.operation, ms, options, async (deadline) =>
      read(await call({ ...target, options, within: deadline })),
    );
  }

  const lengths = rememberListLengths();

  async function readWhole<Item>(
    target: Target,
    readPage: (pageNumber: number) => Promise<Page<Item>>,
    idOf: (item: Item) => string,
  ): Promise<AtlasList<Item>> {
    const { items, stable, pages } = await readAllPages(readPage, idOf, lengths.pagesOf(target));
    lengths.remember(target, pages);
    return { items, stable };
  }

  return {
    readOne: (shape, target, options = {}) =>
      within(target.operation, timings.callMs, options, async (deadline) =>
        checked(target.operation, await call({ ...target, options, within: deadline }), shape.one),
      ),
    readList: (shape, idOf, target, options = {}) =>
      within(target.operation, timings.listMs, options, (deadline) =>
        readWhole(target, readPageOf(shape, target, options, deadline), idOf),
      ),
    condenseList: (shape, condense, target, options = {}) =>
      within(target.operation, timings.listMs, options, (deadline) => {
        const readPage = readPageOf(shape, target, options, deadline);
        const readCondensed = async (pageNumber: number) => {
          const { items, ...page } = await readPage(pageNumber);
          return { items: condense(items), ...page };
        };
        return readWhole(target, readCondensed, ({ id }) => id);
      }),
    readBareList: (shape, target, options = {}) =>
      within(target.operation, timings.callMs, options, async (deadline) => {
        const answer = await call({ ...target, options, within: deadline });
        return { items: checked(target.operation, answer, shape.bareList), stable: true };
      }),
    readNewest: (shape, idOf, target, limit, options = {}) =>
      within(target.operation, timings.listMs, options, (deadline) =>
        readNewest(readPageOf(shape, target, options, deadline), idOf, limit),
      ),
    remove: (target, options = {}) => send(target, options, ({ status }) => ({ status })),
    change: (shape, target, options = {}) =>
      send(target, options, (answer) => checked(target.operation, answer, shape.one, "ambiguous")),
  };
}

function checked<Value>(
  operation: OperationId,
  answer: Answer,
  read: (value: unknown) => Value,
  kind: AtlasErrorKind = "unexpected_shape",
): Value {
  try {
    return read(answer.body.kind === "json" ? answer.body.value : undefined);
  } catch (cause) {
    const { method } = OPERATIONS[operation];
    const detail = cause instanceof ZodError ? firstProblem(cause) : null;
    throw new AtlasError({ kind, operation, method, status: answer.status, detail, cause });
  }
}

/** Where an answer departs from its schema, without what stands there. */
function firstProblem({ issues: [issue] }: ZodError): string | null {
  return issue === undefined ? null : `${issue.path.join(".") || "the body"}: ${issue.message}`;
}
