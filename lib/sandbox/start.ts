import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import type { DigestAlgorithm } from "./auth/digest";
import { applyChange } from "./control/apply-change";
import { changeSchema, type WorldChangeInput } from "./control/change-schema";
import {
  describeAccess,
  describeOrganizations,
  describeState,
  type RemainingAccess,
  type SandboxOrganization,
  type SandboxState,
} from "./control/state";
import type { FaultCount } from "./faults/book";
import { type FaultRuleInput, ruleSchema } from "./faults/rules";
import { createApp } from "./http/app";
import { createSite, type Effect, type SeenRequest, type Site } from "./site";

export type { WorldChangeInput } from "./control/change-schema";
export type { RemainingAccess, SandboxOrganization, SandboxState } from "./control/state";
export type { FaultCount } from "./faults/book";
export type { FaultRuleInput } from "./faults/rules";
export type { Effect, SeenRequest } from "./site";

export interface SandboxOptions {
  /** 0, the default, takes a free one. */
  port?: number;
  /** Loopback only: 127.0.0.1 by default. */
  host?: string;
  /** People in the first organization, in all statuses (214). */
  users?: number;
  /** Projects in the first organization (14). */
  projects?: number;
  /** Organizations (3). */
  organizations?: number;
  /** People in each organization after the third (40). */
  usersInOthers?: number;
  /** The same seed and clock make the same company. */
  seed?: number;
  /** Atlas's token buckets and token limits; on by default. */
  rateLimits?: boolean;
  latencyMs?: number;
  /** Milliseconds since 1970, as Date.now gives them. */
  now?: () => number;
  tokenLifetimeS?: number;
  nonceLifetimeS?: number;
  digestAlgorithm?: DigestAlgorithm;
  /** Versions that answer 410: a date, or `operationId date`. */
  goneVersions?: string[];
}

/** A running sandbox; its methods are the controls of /__sandbox without the HTTP. */
export interface Sandbox {
  readonly baseUrl: string;
  readonly organizations: readonly SandboxOrganization[];
  /** Back to the seeded company: no faults, effects, requests; credentials stay as they are. */
  reset(seed?: number): void;
  state(): SandboxState;
  effects(): Effect[];
  requests(): SeenRequest[];
  clearRequests(): void;
  /** Adds fault rules; throws a ZodError on a rule that is not one. */
  addFaults(rules: readonly FaultRuleInput[]): void;
  faultCounts(): FaultCount[];
  clearFaults(): void;
  /** Changes the world from outside, recorded as an effect of "outside". */
  change(change: WorldChangeInput): void;
  /** What a username still reaches, everywhere. */
  accessOf(username: string): RemainingAccess[];
  /** Ends the server and every open connection, hanging ones too. */
  close(): Promise<void>;
}

/** Starts an HTTP server that behaves like the Atlas Administration API. Rejects when the port is taken. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const host = options.host ?? "127.0.0.1";
  if (!["127.0.0.1", "localhost", "::1"].includes(host)) throw new Error("The sandbox listens on loopback only.");
  const site = createSite({
    now: options.now ?? Date.now,
    settings: {
      rateLimits: options.rateLimits ?? true,
      latencyMs: options.latencyMs ?? 0,
      tokenLifetimeS: options.tokenLifetimeS ?? 3600,
      nonceLifetimeS: options.nonceLifetimeS ?? 300,
      digestAlgorithm: options.digestAlgorithm ?? "MD5",
      goneVersions: new Set(options.goneVersions),
    },
    company: {
      seed: options.seed ?? 1,
      users: options.users,
      projects: options.projects,
      organizations: options.organizations,
      usersInOthers: options.usersInOthers,
    },
  });
  // The sandbox may run inside the dashboard: it must not put its own Request and Response in place of the process's.
  const server = createAdaptorServer({ fetch: createApp(site).fetch, overrideGlobalObjects: false });
  // Longer than clients keep idle connections, so that none is closed just as a call goes out on it.
  if ("keepAliveTimeout" in server) server.keepAliveTimeout = 75_000;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  site.baseUrl = `http://${host === "::1" ? "[::1]" : host}:${port}`;
  return sandboxOf(site, () => {
    return new Promise((resolve, reject) => {
      server.close((error) => (error === undefined ? resolve() : reject(error)));
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
  });
}

function sandboxOf(site: Site, close: () => Promise<void>): Sandbox {
  let closing: Promise<void> | null = null;
  return {
    baseUrl: site.baseUrl,
    get organizations() {
      return describeOrganizations(site);
    },
    reset: (seed) => site.reset(seed),
    state: () => describeState(site),
    effects: () => [...site.effects],
    requests: () => [...site.requests],
    clearRequests() {
      site.requests.length = 0;
    },
    addFaults: (rules) => site.faults.add(rules.map((rule) => ruleSchema.parse(rule))),
    faultCounts: () => site.faults.counts(),
    clearFaults() {
      site.faults.clear();
      site.lag.clear();
    },
    change: (change) => applyChange(site, changeSchema.parse(change)),
    accessOf: (username) => describeAccess(site, username),
    close() {
      closing ??= close();
      return closing;
    },
  };
}
