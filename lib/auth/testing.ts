import { encode } from "next-auth/jwt";
import type { Store } from "@/lib/db/store";
import { readEnvironment, Secret } from "@/lib/env";
import { createLog } from "@/lib/log";
import type { DoorRuntime } from "./door-runtime";
import type { Role } from "./permissions";
import { sessionCookieName } from "./session-name";
import { startSession } from "./sessions";

/** The address under which tests reach the dashboard. */
export const TEST_ORIGIN = "https://offboarding.test";

/** E-mails that the role lists of a test's configuration name. */
export const TEST_PEOPLE: Record<Role, string> = {
  admin: "admin@company.test",
  operator: "operator@company.test",
  auditor: "auditor@company.test",
  viewer: "viewer@company.test",
};

const TEST_ENVIRONMENT = {
  MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_0000",
  MONGODB_ATLAS_CLIENT_SECRET: "not-a-real-one",
  NEXTAUTH_URL: TEST_ORIGIN,
  NEXTAUTH_SECRET: "a secret of tests that is longer than needed",
  OIDC_ISSUER: "https://login.test",
  OIDC_CLIENT_ID: "dashboard",
  OIDC_CLIENT_SECRET: "not-a-real-one",
  ROLE_ADMINS: TEST_PEOPLE.admin,
  ROLE_OPERATORS: TEST_PEOPLE.operator,
  ROLE_AUDITORS: TEST_PEOPLE.auditor,
  ROLE_VIEWERS: TEST_PEOPLE.viewer,
};

export interface TestRuntime extends DoorRuntime {
  /** What `now()` says; tests move it. */
  clock: { nowMs: number };
  logged: string[];
}

/** What the doors need, on a real store, with a clock that stands still and a log that is kept. */
export function createTestRuntime(
  store: Store,
  environment: Record<string, string | undefined> = TEST_ENVIRONMENT,
): TestRuntime {
  const configuration = readEnvironment(environment);
  const clock = { nowMs: Date.parse("2026-11-21T12:00:00Z") };
  const logged: string[] = [];
  return {
    configuration,
    sessionSecret: configuration.signIn.secret ?? new Secret("the secret a sandbox would have made"),
    db: store.db,
    log: createLog("debug", { write: (line) => void logged.push(line) }),
    now: () => clock.nowMs,
    clock,
    logged,
  };
}

/** The cookie of someone who has just signed in. */
export async function signInAs(runtime: DoorRuntime, email: string, claims: string[] = []): Promise<string> {
  const sid = await startSession(runtime, {
    email,
    name: email,
    claims,
    authenticatedAtMs: runtime.now(),
    provider: "oidc",
    replaces: null,
  });
  return cookieOf(runtime, sid);
}

/** The cookie that carries a session id, as next-auth would have made it. */
export async function cookieOf(runtime: DoorRuntime, sid: string): Promise<string> {
  const isSecure = runtime.configuration.signIn.publicOrigin?.startsWith("https:") ?? false;
  return `${sessionCookieName(isSecure)}=${await encode({ token: { sid }, secret: runtime.sessionSecret.reveal() })}`;
}

/** What a browser sends with a server action from our own page. A value of null takes a header away. */
export function ownPageHeaders(cookie: string | null, changes: Record<string, string | null> = {}): Headers {
  const all = { host: "offboarding.test", origin: TEST_ORIGIN, "sec-fetch-site": "same-origin", cookie, ...changes };
  return new Headers(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
