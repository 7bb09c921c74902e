/**
 * The Atlas Administration API client: a library of its own. Options in, no environment, nothing of the rest imported.
 *
 * How it is laid out, from the outside in:
 *
 *   client.ts            the methods of `AtlasClient`, from   assemble.ts    the parts, put together
 *                        users-and-teams.ts (or users-of-v1.ts), invitations.ts and leftovers.ts
 *   operation-table.ts   the operations as data: method, path, endpoint set, role      operations.ts   … asked
 *   requests.ts          one thing, a list, the newest of a list, a change: each under its deadline
 *   paging.ts            lists to their last page, read again when they shift
 *   call.ts              one call: budget → sign-in → exchange → meaning; reads retried (retry.ts), changes never
 *   budget.ts            Atlas's rate limits: slow down early, wait when told
 *   token.ts             sign-in by service account        digest-authenticator.ts   sign-in by API key (digest.ts)
 *   exchange.ts          one HTTP request under a total deadline (deadline.ts), one of a few connections (transport.ts)
 *   answer.ts            what came back, read once         classify.ts   … what it means    *schemas.ts   … its shape
 *   quick-users.ts       the same shape for ten thousand users at a time
 *   errors.ts            `AtlasError` and its kinds        explain.ts    … in a sentence with a next step
 *   timings.ts           every deadline and pause, with its reason      retry-timing.ts   when to ask again (pure)
 *
 * What a caller can count on: every method throws `AtlasError` and nothing else; a list is whole or says that it was
 * unstable or throws; a change is sent once, and when `kind` is anything but `ambiguous`, nothing was changed.
 */

import { assembleCaller } from "./call/assemble";
import { createRequests } from "./call/requests";
import { DEFAULT_TIMINGS, type Timings } from "./call/timings";
import { openTransport } from "./call/transport";
import { createInvitationMethods } from "./operations/invitations";
import { createLeftoverMethods } from "./operations/leftovers";
import { budgetKey } from "./operations/operations";
import { createSharedMethods, createUserMethods } from "./operations/users-and-teams";
import { createUserMethodsOfV1 } from "./operations/users-of-v1";
import type { AtlasClientOptions } from "./options";
import type { AtlasClient } from "./types";

/** All pages of 10,000 users, and the short one after them, in one round trip: Atlas is a hundred milliseconds away. */
const MOST_CONNECTIONS = 24;

/**
 * One credential's view of Atlas.
 * @throws TypeError when the base URL is not one that credentials may be sent to, or v1.0 is asked for with a service account.
 */
export function createAtlasClient(options: AtlasClientOptions): AtlasClient {
  const generation = options.apiVersion ?? "v2";
  if (generation === "v1.0" && options.credentials.kind !== "apiKey") {
    throw new TypeError("The v1.0 API takes API keys only: a service account needs v2.");
  }
  const timings: Timings = { ...DEFAULT_TIMINGS, ...options.timings };
  const maxConnections = options.maxConnections ?? MOST_CONNECTIONS;
  const transport = openTransport(options.fetch, maxConnections, timings);
  const monotonicNow = options.monotonicNow ?? (() => performance.now());
  const { call, budget } = assembleCaller(options, transport.fetch, maxConnections, timings, monotonicNow);
  let closed = false;
  const requests = createRequests({ call, timings, monotonicNow, isClosed: () => closed });

  return {
    generation,
    ...createSharedMethods(requests),
    ...(generation === "v1.0" ? createUserMethodsOfV1(requests) : createUserMethods(requests)),
    ...createInvitationMethods(requests),
    ...createLeftoverMethods(requests),
    userCallsLeft: (organizationId) => budget.left(budgetKey("listOrgUsers", [organizationId])),
    async close() {
      if (closed) return;
      closed = true;
      await transport.close();
    },
  };
}
