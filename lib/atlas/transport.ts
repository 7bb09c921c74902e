import { Agent, fetch as undiciFetch } from "undici";
import type { AtlasFetch } from "./exchange";
import type { Timings } from "./timings";

/** How requests leave, and how the connections end. */
export interface Transport {
  fetch: AtlasFetch;
  close(): Promise<void>;
}

/** undici's own fetch over its own Agent: the built-in pair may be of another version, and Next replaces the global one. */
export function openTransport(given: AtlasFetch | undefined, connections: number, timings: Timings): Transport {
  if (given !== undefined) return { fetch: given, close: async () => undefined };
  const agent = new Agent({
    connections,
    connect: { timeout: timings.connectMs },
    // Both are idle timeouts, which a dripping server never meets; the total deadlines of exchange.ts rule instead.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 10_000,
  });
  return {
    fetch: (url, init) => undiciFetch(url, { ...init, dispatcher: agent }),
    close: () => agent.close(),
  };
}
