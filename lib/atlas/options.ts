import { arch, platform } from "node:os";
import type { AtlasFetch } from "./call/exchange";
import type { Timings } from "./call/timings";
import type { CallName, HttpMethod } from "./operations/operations";
import type { ApiGeneration } from "./types";

export type AtlasCredentials =
  | { kind: "serviceAccount"; clientId: string; clientSecret: string }
  | { kind: "apiKey"; publicKey: string; privateKey: string };

/** One exchange, for logs. Holds no secret and nothing about a person. */
export interface CallReport {
  operation: CallName;
  method: HttpMethod;
  /** Null when no answer came. */
  status: number | null;
  ms: number;
  /** From 1. A Digest challenge or a renewed token does not count as a new attempt. */
  attempt: number;
}

export interface AtlasClientOptions {
  /** Such as `https://cloud.mongodb.com`. Plain http only on loopback. */
  baseUrl: string;
  credentials: AtlasCredentials;
  /** Default v2. v1.0 takes API keys only, knows active users only, and can do little besides listing and removing them. */
  apiVersion?: ApiGeneration;
  userAgent?: string;
  /** Ask Atlas to put the status into the body as well, for networks that change it on the way. */
  envelope?: boolean;
  /** Ask Atlas for indented JSON. */
  pretty?: boolean;
  /** Most connections at once, default 24. */
  maxConnections?: number;
  timings?: Partial<Timings>;
  /** Told after every exchange. */
  onCall?: (report: CallReport) => void;
  /** Told before a wait that Atlas asked for: until when, in milliseconds since the epoch. */
  onWait?: (wait: { operation: CallName; untilMs: number }) => void;

  fetch?: AtlasFetch;
  /** Wall clock, milliseconds since the epoch; only dates from Atlas are measured against it. */
  now?: () => number;
  /** Milliseconds that never jump; every duration is measured with it. */
  monotonicNow?: () => number;
  /** In [0, 1), for jitter. */
  random?: () => number;
  /** Resolves after `ms`, or rejects when the signal ends first. */
  sleep?: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** The version in our User-Agent. A test holds it to package.json. */
export const CLIENT_VERSION = "0.1.0";

/** Atlas's own tools name themselves like this: `Name/version (os; arch)`. */
export const DEFAULT_USER_AGENT = `Atlas-Offboarding/${CLIENT_VERSION} (${platform()}; ${arch()})`;

/**
 * Checks a base URL and takes it apart. Throws TypeError: credentials go there, so it has to be https
 * (or loopback), and hold no user name, query or fragment.
 */
export function parseBaseUrl(baseUrl: string): { origin: string; prefix: string } {
  if (!URL.canParse(baseUrl)) throw new TypeError("The Atlas base URL is not a URL.");
  const url = new URL(baseUrl);
  const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname);
  if (url.protocol !== "https:" && !(url.protocol === "http:" && loopback)) {
    throw new TypeError("The Atlas base URL must be https. Plain http is for loopback only.");
  }
  if (url.username !== "" || url.password !== "" || url.search !== "" || url.hash !== "") {
    throw new TypeError("The Atlas base URL must not hold a user name, a password, a query or a fragment.");
  }
  return { origin: url.origin, prefix: url.pathname.replace(/\/+$/, "") };
}
