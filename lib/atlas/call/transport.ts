import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Agent, request } from "undici";
import type { AtlasFetch } from "./exchange";
import type { Timings } from "./timings";

/** How requests leave, and how the connections end. */
export interface Transport {
  fetch: AtlasFetch;
  close(): Promise<void>;
}

/** A page is a few hundred kilobytes; what is or unpacks to more than this is none, and two dozen of them have to fit into memory. */
const MOST_BYTES = 2 ** 26;

/**
 * undici's own client over its own Agent: the built-in one may be of another version, and Next replaces the global fetch.
 * Not its fetch, whose streams cost more than a page of five hundred users takes to parse.
 */
export function openTransport(given: AtlasFetch | undefined, connections: number, timings: Timings): Transport {
  if (given !== undefined) return { fetch: given, close: async () => undefined };
  const agent = new Agent({
    connections,
    // Said, so that NODE_TLS_REJECT_UNAUTHORIZED=0, set for something else, does not hand the credential to whoever is in between.
    connect: { timeout: timings.connectMs, rejectUnauthorized: true },
    maxResponseSize: MOST_BYTES,
    // Both are idle timeouts, which a dripping server never meets; the total deadlines of exchange.ts rule instead.
    headersTimeout: 0,
    bodyTimeout: 0,
    keepAliveTimeout: 10_000,
  });
  return {
    // It follows no redirect unless told to.
    async fetch(url, { method, headers, body, signal }) {
      const answer = await request(url, {
        dispatcher: agent,
        method,
        headers: { ...headers, "accept-encoding": "gzip" },
        body: body ?? null,
        signal,
      });
      const get = (name: string) => [answer.headers[name.toLowerCase()]].flat().join(", ") || null;
      return {
        status: answer.statusCode,
        headers: { get },
        text: async () => decode(Buffer.from(await answer.body.arrayBuffer()), get("content-encoding")),
      };
    },
    close: () => agent.close(),
  };
}

const unzip = promisify(gunzip);

/** Throws for a body that is cut off or not what was asked for: it is no answer then. */
async function decode(bytes: Buffer, encoding: string | null): Promise<string> {
  if (encoding === null || encoding === "identity") return withoutMark(bytes);
  if (encoding !== "gzip") throw new Error("The body came in an encoding that was not asked for.");
  return withoutMark(bytes.length === 0 ? bytes : await unzip(bytes, { maxOutputLength: MOST_BYTES }));
}

/** As fetch reads text: a byte order mark is none of it. */
function withoutMark(bytes: Buffer): string {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return bytes.toString("utf8", hasMark ? 3 : 0);
}
