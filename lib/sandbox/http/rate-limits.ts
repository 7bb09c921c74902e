import { type ApiFailure, apiFailure } from "./api-failure";

export type RateScope = "ORGANIZATION" | "GROUP" | "USER";

/** Capacity and refill of one endpoint set. Source of the numbers: atlas-facts §4. */
export interface EndpointSet {
  readonly id: string;
  readonly name: string;
  readonly scope: RateScope;
  readonly capacity: number;
  readonly refillRate: number;
  readonly refillDurationS: number;
}

function set(id: string, name: string, scope: RateScope, capacity: number, refillRate: number): EndpointSet {
  return { id, name, scope, capacity, refillRate, refillDurationS: 60 };
}

export const ENDPOINT_SETS = {
  orgUsers: set("mongoDBCloudUsers_org", "MongoDB Cloud Users", "ORGANIZATION", 500, 250),
  groupUsers: set("mongoDBCloudUsers_group", "MongoDB Cloud Users", "GROUP", 1200, 500),
  organizations: set("organizations_org", "Organizations", "ORGANIZATION", 500, 250),
  organizationList: set("organizations_user", "Organizations", "USER", 300, 100),
  projects: set("projects_group", "Projects", "GROUP", 1200, 500),
  projectList: set("projects_user", "Projects", "USER", 1200, 500),
  orgTeams: set("teams_org", "Teams", "ORGANIZATION", 1200, 500),
  groupTeams: set("teams_group", "Teams", "GROUP", 1200, 500),
  orgEvents: set("events_org", "Events", "ORGANIZATION", 500, 250),
  groupEvents: set("events_group", "Events", "GROUP", 300, 100),
  databaseUsers: set("databaseUsers_group", "Database Users", "GROUP", 10_000, 5000),
  apiKeys: set("programmaticAPIKeys_org", "Programmatic API Keys", "ORGANIZATION", 500, 250),
  serviceAccounts: set("serviceAccounts_org", "Service Accounts", "ORGANIZATION", 500, 250),
  groupCredentials: set("programmaticAPIKeys_group", "Programmatic API Keys", "GROUP", 1200, 500),
  alertConfigs: set("alertConfigurations_group", "Alert Configurations", "GROUP", 1200, 500),
  federation: set("federatedAuthentication_org", "Federated Authentication", "ORGANIZATION", 500, 250),
  settings: set("organizationSettings_org", "Organization Settings", "ORGANIZATION", 10, 5),
  rateLimits: set("rateLimitsInspection_user", "Rate Limits Inspection", "USER", 300, 100),
} as const satisfies Record<string, EndpointSet>;

/** Token buckets, one per endpoint set and scope. */
export interface RateLimiter {
  /** Takes one token and gives the headers of the answer; throws RATE_LIMITED_TOKEN_BUCKET when there is none. */
  take(endpointSet: EndpointSet, scopeId: string, path: string): Record<string, string>;
  clear(): void;
}

export function createRateLimiter(now: () => number): RateLimiter {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    take(endpointSet, scopeId, path) {
      const nowMs = now();
      const key = `${endpointSet.id} ${scopeId}`;
      const bucket = buckets.get(key) ?? { tokens: endpointSet.capacity, atMs: nowMs };
      const perMs = endpointSet.refillRate / (endpointSet.refillDurationS * 1000);
      bucket.tokens = Math.min(endpointSet.capacity, bucket.tokens + (nowMs - bucket.atMs) * perMs);
      bucket.atMs = nowMs;
      buckets.set(key, bucket);
      if (bucket.tokens < 1) {
        throw rateLimited(endpointSet, path, Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000)));
      }
      bucket.tokens -= 1;
      return {
        "RateLimit-Limit": String(endpointSet.capacity),
        "RateLimit-Remaining": String(Math.floor(bucket.tokens)),
      };
    },
    clear() {
      buckets.clear();
    },
  };
}

/** The 429 of the v2 token buckets: parameters are path, wait, capacity, refill rate, refill seconds (atlas-facts §2). */
export function rateLimited(endpointSet: EndpointSet, path: string, retryAfterS: number): ApiFailure {
  const { capacity, refillRate, refillDurationS } = endpointSet;
  return apiFailure("RATE_LIMITED_TOKEN_BUCKET", {
    detail:
      `Resource ${path} is rate limited. The capacity is ${capacity} tokens, ` +
      `refilled at ${refillRate} every ${refillDurationS} seconds. Retry after ${retryAfterS} seconds.`,
    parameters: [path, retryAfterS, capacity, refillRate, refillDurationS],
    headers: { "RateLimit-Limit": String(capacity), "RateLimit-Remaining": "0", "Retry-After": String(retryAfterS) },
  });
}
