import { setTimeout as wait } from "node:timers/promises";
import { type CallName, OPERATIONS } from "../operations/operations";
import { type AtlasClientOptions, DEFAULT_USER_AGENT, parseBaseUrl } from "../options";
import { createApiKeyAuthenticator } from "../sign-in/digest-authenticator";
import { createServiceAccountAuthenticator } from "../sign-in/token";
import type { CallOptions } from "../types";
import { type Budget, createBudget } from "./budget";
import { type Caller, createCaller } from "./call";
import { createConnectionSlots } from "./connection-slots";
import { type AtlasFetch, createExchange } from "./exchange";
import type { Timings } from "./timings";

/** Puts the parts of one client together: sign-in, budget, exchange, observers. Throws TypeError for a bad base URL. */
export function assembleCaller(
  options: AtlasClientOptions,
  fetch: AtlasFetch,
  maxConnections: number,
  timings: Timings,
  monotonicNow: () => number,
): { call: Caller; budget: Budget } {
  const { origin, prefix } = parseBaseUrl(options.baseUrl);
  const { credentials, userAgent = DEFAULT_USER_AGENT, now = Date.now, random = Math.random } = options;
  const sleep = options.sleep ?? ((ms, signal) => wait(ms, undefined, { signal }));
  const exchange = createExchange({ fetch, slots: createConnectionSlots(maxConnections), monotonicNow });

  const report = (operation: CallName, attempt: number, status: number | null, startedAt: number) => {
    const method = operation === "token" ? "POST" : OPERATIONS[operation].method;
    tell(options.onCall, { operation, method, status, ms: monotonicNow() - startedAt, attempt });
  };
  const announceWait = (operation: CallName, callOptions: CallOptions, ms: number) => {
    const untilMs = now() + ms;
    tell(options.onWait, { operation, untilMs });
    tell(callOptions.onWait, untilMs);
  };

  const authenticator =
    credentials.kind === "apiKey"
      ? createApiKeyAuthenticator(credentials)
      : createServiceAccountAuthenticator({
          ...credentials,
          tokenUrl: `${origin}${prefix}/api/oauth/token`,
          headers: { "user-agent": userAgent },
          exchange,
          timings,
          now,
          monotonicNow,
          random,
          sleep,
          onPause: (ms) => announceWait("token", {}, ms),
          onExchange: (attempt, status, startedAt) => report("token", attempt, status, startedAt),
        });

  const budget = createBudget({ monotonicNow, sleep });
  const call = createCaller({
    origin,
    prefix,
    userAgent,
    generation: options.apiVersion ?? "v2",
    envelope: options.envelope ?? false,
    pretty: options.pretty ?? false,
    timings,
    authenticator,
    exchange,
    budget,
    now,
    monotonicNow,
    random,
    sleep,
    report,
    announceWait,
  });
  return { call, budget };
}

/** An observer that throws must not become the fate of a call. */
function tell<Message>(observer: ((message: Message) => void) | undefined, message: Message): void {
  try {
    observer?.(message);
  } catch {
    // Whoever listens has its own log for its own errors.
  }
}
