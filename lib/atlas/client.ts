/**
 * The Atlas Administration API client: a library of its own. Options in, no environment, nothing of the rest imported.
 *
 * How it is laid out, from the outside in:
 *
 *   client.ts            the methods of `AtlasClient`        assemble.ts    the parts, put together
 *   operations.ts        the operations as data: method, path, endpoint set, role
 *   paging.ts            lists to their last page, read again when they shift
 *   call.ts              one call: budget → sign-in → exchange → meaning; reads retried (retry.ts), removals never
 *   budget.ts            Atlas's rate limits: slow down early, wait when told
 *   token.ts             sign-in by service account        digest-authenticator.ts   sign-in by API key (digest.ts)
 *   exchange.ts          one HTTP request under a total deadline (deadline.ts), one of a few connections (transport.ts)
 *   answer.ts            what came back, read once         classify.ts   … what it means    schemas.ts   … its shape
 *   quick-users.ts       the same shape for ten thousand users at a time
 *   errors.ts            `AtlasError` and its kinds        explain.ts    … in a sentence with a next step
 *   timings.ts           every deadline and pause, with its reason      retry-timing.ts   when to ask again (pure)
 *
 * What a caller can count on: every method throws `AtlasError` and nothing else; a list is whole or says that it was
 * unstable or throws; a removal is sent once, and when `kind` is anything but `ambiguous`, nothing was removed.
 */

import { ZodError } from "zod";
import type { Answer } from "./answer";
import { assembleCaller } from "./assemble";
import type { CallRequest } from "./call";
import { type Deadline, startDeadline } from "./deadline";
import { AtlasError } from "./errors";
import { OPERATIONS, type OperationId } from "./operations";
import type { AtlasClientOptions } from "./options";
import { PAGE_SIZE, readAllPages } from "./paging";
import { ORGANIZATION, ORGANIZATION_USER, PROJECT, PROJECT_TEAM, PROJECT_USER, type Shape, TEAM } from "./schemas";
import { DEFAULT_TIMINGS, type Timings } from "./timings";
import { openTransport } from "./transport";
import {
  type AtlasClient,
  type AtlasList,
  type CallOptions,
  ORGANIZATION_MEMBERSHIP_STATUSES,
  type RemovalAnswer,
  type UserFilter,
} from "./types";

/**
 * One credential's view of Atlas.
 * @throws TypeError when the base URL is not one that credentials may be sent to.
 */
export function createAtlasClient(options: AtlasClientOptions): AtlasClient {
  const timings: Timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const maxConnections = options.maxConnections ?? 8;
  const transport = openTransport(options.fetch, maxConnections, timings);
  const monotonicNow = options.monotonicNow ?? (() => performance.now());
  const call = assembleCaller(options, transport.fetch, maxConnections, timings, monotonicNow);
  let closed = false;

  /** Runs one method under one deadline, which the caller's signal can only shorten. */
  async function within<Value>(
    operation: OperationId,
    ms: number,
    { signal }: CallOptions,
    run: (deadline: Deadline) => Promise<Value>,
  ): Promise<Value> {
    const { method } = OPERATIONS[operation];
    if (closed) throw new AtlasError({ kind: "aborted", operation, method, detail: "The client is closed." });
    const deadline = startDeadline(ms, monotonicNow, { signal });
    try {
      return await run(deadline);
    } finally {
      // Ends what still runs for this method, such as the other pages of a list after one failed.
      deadline.stop();
    }
  }

  type Target = Omit<CallRequest, "options" | "within">;

  function readOne<Item>(shape: Shape<Item>, target: Target, callOptions: CallOptions = {}): Promise<Item> {
    return within(target.operation, timings.callMs, callOptions, async (deadline) => {
      const answer = await call({ ...target, options: callOptions, within: deadline });
      return checked(target.operation, answer, shape.one);
    });
  }

  function readList<Item>(
    shape: Shape<Item>,
    idOf: (item: Item) => string,
    target: Target,
    callOptions: CallOptions = {},
  ): Promise<AtlasList<Item>> {
    return within(target.operation, timings.listMs, callOptions, (deadline) =>
      readAllPages(async (pageNumber) => {
        const query = new URLSearchParams(target.query);
        query.append("itemsPerPage", String(PAGE_SIZE));
        query.append("pageNum", String(pageNumber));
        const answer = await call({ ...target, query, options: callOptions, within: deadline });
        return checked(target.operation, answer, shape.page);
      }, idOf),
    );
  }

  function remove(target: Target, callOptions: CallOptions = {}): Promise<RemovalAnswer> {
    return within(target.operation, timings.callMs + timings.removalMs, callOptions, async (deadline) => {
      const { status } = await call({ ...target, options: callOptions, within: deadline });
      return { status };
    });
  }

  return {
    listOrganizations: (o) => readList(ORGANIZATION, (item) => item.id, { operation: "listOrgs", ids: [] }, o),
    getOrganization: (organizationId, o) => readOne(ORGANIZATION, { operation: "getOrg", ids: [organizationId] }, o),
    listProjects: (organizationId, o) =>
      readList(PROJECT, (item) => item.id, { operation: "getOrgGroups", ids: [organizationId] }, o),
    listOrganizationUsers: (organizationId, o) => {
      const target: Target = { operation: "listOrgUsers", ids: [organizationId], query: userQuery(o) };
      return readList(ORGANIZATION_USER, (item) => item.id, target, o);
    },
    getOrganizationUser: (organizationId, userId, o) =>
      readOne(ORGANIZATION_USER, { operation: "getOrgUser", ids: [organizationId, userId], query: userQuery() }, o),
    removeOrganizationUser: (organizationId, userId, o) =>
      remove({ operation: "removeOrgUser", ids: [organizationId, userId] }, o),
    listProjectUsers: (projectId, o) => {
      const query = userQuery(o);
      if (o?.flattenTeams) query.append("flattenTeams", "true");
      if (o?.includeOrganizationUsers) query.append("includeOrgUsers", "true");
      return readList(PROJECT_USER, (item) => item.id, { operation: "listGroupUsers", ids: [projectId], query }, o);
    },
    getProjectUser: (projectId, userId, o) =>
      readOne(PROJECT_USER, { operation: "getGroupUser", ids: [projectId, userId], query: userQuery() }, o),
    removeProjectUser: (projectId, userId, o) => remove({ operation: "removeGroupUser", ids: [projectId, userId] }, o),
    listTeams: (organizationId, o) =>
      readList(TEAM, (item) => item.id, { operation: "listOrgTeams", ids: [organizationId] }, o),
    listProjectTeams: (projectId, o) =>
      readList(PROJECT_TEAM, (item) => item.teamId, { operation: "listGroupTeams", ids: [projectId] }, o),
    listTeamUsers: (organizationId, teamId, o) => {
      const target: Target = { operation: "listOrgTeamUsers", ids: [organizationId, teamId], query: userQuery(o) };
      return readList(ORGANIZATION_USER, (item) => item.id, target, o);
    },
    async close() {
      if (closed) return;
      closed = true;
      await transport.close();
    },
  };
}

/** Without it Atlas leaves expired and rejected invitations out. */
function userQuery(filter: UserFilter = {}): URLSearchParams {
  const query = new URLSearchParams();
  for (const status of ORGANIZATION_MEMBERSHIP_STATUSES) query.append("orgMembershipStatuses", status);
  if (filter.username !== undefined) query.append("username", filter.username);
  return query;
}

function checked<Value>(operation: OperationId, answer: Answer, read: (value: unknown) => Value): Value {
  try {
    return read(answer.body.kind === "json" ? answer.body.value : undefined);
  } catch (cause) {
    const { method } = OPERATIONS[operation];
    const detail = cause instanceof ZodError ? firstProblem(cause) : null;
    throw new AtlasError({ kind: "unexpected_shape", operation, method, status: answer.status, detail, cause });
  }
}

/** Where an answer departs from its schema, without what stands there. */
function firstProblem({ issues: [issue] }: ZodError): string | null {
  return issue === undefined ? null : `${issue.path.join(".") || "the body"}: ${issue.message}`;
}
