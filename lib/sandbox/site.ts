import type { ServerResponse } from "node:http";
import { type Credential, makeApiKey, makeServiceAccount } from "./auth/credentials";
import { createDigestGate, type DigestAlgorithm, type DigestGate } from "./auth/digest";
import { createTokenStore, type TokenStore } from "./auth/tokens";
import { createFaultBook, type FaultBook } from "./faults/book";
import { createLagBook, type LagBook } from "./faults/lag";
import { createRateLimiter, type RateLimiter } from "./http/rate-limits";
import { buildCompany, type CompanyOptions } from "./seed/company";
import type { World } from "./world/world";

/** A change that really happened, whether through the API or from outside. */
export interface Effect {
  /** ISO 8601, UTC. */
  at: string;
  method: string;
  path: string;
  operation: string;
  organizationId: string;
  projectId?: string;
  teamId?: string;
  userId?: string;
  username?: string;
  /** Client id, public key, or "outside". */
  caller: string;
  detail?: Record<string, unknown>;
}

/** A call as it came in, answered or not. */
export interface SeenRequest {
  at: string;
  method: string;
  path: string;
  query: string;
  operation: string | null;
  caller: string | null;
  /** Null while unanswered, and for ever when the connection was cut instead. */
  status: number | null;
  /** The fault that met it. */
  fault?: string;
}

/** What a run of the sandbox may be told to do differently while it runs. */
export interface SiteSettings {
  rateLimits: boolean;
  latencyMs: number;
  tokenLifetimeS: number;
  nonceLifetimeS: number;
  digestAlgorithm: DigestAlgorithm;
  /** Versions that answer 410 VERSION_GONE: `date`, or `operationId date`. */
  goneVersions: Set<string>;
}

/** All state of one running sandbox. */
export interface Site {
  readonly now: () => number;
  readonly settings: SiteSettings;
  readonly tokens: TokenStore;
  readonly digest: DigestGate;
  readonly limiter: RateLimiter;
  readonly faults: FaultBook;
  readonly lag: LagBook;
  readonly credentials: Map<string, Credential>;
  readonly effects: Effect[];
  readonly requests: SeenRequest[];
  /** Calls that a fault never answers. */
  readonly hanging: Set<ServerResponse>;
  world: World;
  baseUrl: string;
  seed: number;
  reset(seed?: number): void;
}

const REQUESTS_KEPT = 20_000;

export function createSite(options: {
  now: () => number;
  settings: SiteSettings;
  company: Omit<CompanyOptions, "nowMs">;
}): Site {
  const { now, settings } = options;
  const initial = { ...settings };
  const makeWorld = (seed: number) => buildCompany({ ...options.company, seed, nowMs: now() });
  const site: Site = {
    now,
    settings,
    tokens: createTokenStore({
      now,
      lifetimeS: () => settings.tokenLifetimeS,
      limited: () => settings.rateLimits,
    }),
    digest: createDigestGate({
      now,
      algorithm: () => settings.digestAlgorithm,
      nonceLifetimeS: () => settings.nonceLifetimeS,
    }),
    limiter: createRateLimiter(now),
    faults: createFaultBook(),
    lag: createLagBook(now),
    credentials: new Map(),
    effects: [],
    requests: [],
    hanging: new Set(),
    world: makeWorld(options.company.seed),
    baseUrl: "",
    seed: options.company.seed,
    reset(seed) {
      site.seed = seed ?? options.company.seed;
      site.world = makeWorld(site.seed);
      Object.assign(settings, initial, { goneVersions: new Set(initial.goneVersions) });
      site.limiter.clear();
      site.tokens.clearMintWindows();
      site.faults.clear();
      site.lag.clear();
      site.effects.length = 0;
      site.requests.length = 0;
      // Nobody shall wait for an answer from a company that is no more.
      for (const call of site.hanging) call.socket?.resetAndDestroy();
      site.hanging.clear();
      issueCredentials(site);
    },
  };
  issueCredentials(site);
  return site;
}

/** One service account and one API key with Organization Owner for each organization. */
function issueCredentials(site: Site): void {
  site.credentials.clear();
  for (const organizationId of site.world.organizations.keys()) {
    for (const make of [makeServiceAccount, makeApiKey]) {
      const credential = make(organizationId, organizationId, ["ORG_OWNER"]);
      site.credentials.set(credential.id, credential);
    }
  }
}

export function credentialOf(site: Site, organizationId: string, kind: Credential["kind"]): Credential | undefined {
  return [...site.credentials.values()].find((one) => one.organizationId === organizationId && one.kind === kind);
}

export function rememberRequest(site: Site, request: SeenRequest): SeenRequest {
  site.requests.push(request);
  if (site.requests.length > REQUESTS_KEPT) site.requests.splice(0, site.requests.length - REQUESTS_KEPT);
  return request;
}
