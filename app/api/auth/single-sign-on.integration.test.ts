import { createRequire } from "node:module";
import { NextRequest } from "next/server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { type OidcServer, startOidcServer } from "@/e2e/fixtures/oidc-server";
import { listAudit } from "@/lib/audit/list";
import type { DoorRuntime } from "@/lib/auth/door-runtime";
import { handleNextAuth } from "@/lib/auth/handle-next-auth";
import type { Principal } from "@/lib/auth/principal";
import { createTestRuntime, type TestRuntime } from "@/lib/auth/testing";
import { readSignedIn } from "@/lib/auth/verify-request";
import type { Store } from "@/lib/db/store";
import { openTestStore } from "@/lib/db/testing";

/** next-auth asks Next for the request's headers and cookies; here they are those of the call under way. */
const next = vi.hoisted((): { runtime: DoorRuntime | null } => ({ runtime: null }));
vi.mock("@/lib/runtime", async (importOriginal) => ({
  ...(await importOriginal<typeof import("@/lib/runtime")>()),
  getRuntime: async () => next.runtime,
}));

const ORIGIN = "http://127.0.0.1:3000";
const nextHeaders: { headers(): Promise<Headers>; cookies(): Promise<{ getAll(): unknown[] }> } = createRequire(
  import.meta.url,
)("next/headers");

/** The cookies of one site in one browser. */
class Jar {
  readonly #cookies = new Map<string, string>();

  header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  take(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = line.split("; ");
      const at = pair.indexOf("=");
      const isGone = attributes.some((attribute) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(attribute));
      if (isGone) this.#cookies.delete(pair.slice(0, at));
      else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
  }

  forget(name: string): void {
    this.#cookies.delete(name);
  }

  names(): string[] {
    return [...this.#cookies.keys()];
  }
}

/** A browser with the dashboard and the identity provider open in it. */
class Browser {
  readonly dashboard = new Jar();
  provider = new Jar();

  async call(path: string, form?: Record<string, string>, changes: Record<string, string> = {}): Promise<Response> {
    const headers = new Headers({ host: "127.0.0.1:3000", cookie: this.dashboard.header(), ...changes });
    const init = form ? { method: "POST", body: new URLSearchParams(form).toString() } : {};
    if (form) headers.set("content-type", "application/x-www-form-urlencoded");
    const request = new NextRequest(`${ORIGIN}${path}`, { ...init, headers });
    vi.spyOn(nextHeaders, "headers").mockImplementation(async () => headers);
    vi.spyOn(nextHeaders, "cookies").mockImplementation(async () => request.cookies);
    const nextauth = new URL(request.url).pathname.split("/").slice(3);
    const response = await handleNextAuth(request, { params: Promise.resolve({ nextauth }) });
    this.dashboard.take(response);
    return response;
  }

  async post(path: string, form: Record<string, string>, changes: Record<string, string> = {}): Promise<Response> {
    const { csrfToken } = await (await this.call("/api/auth/csrf")).json();
    return this.call(path, { csrfToken, json: "true", ...form }, changes);
  }

  /** From our sign-in button through the provider's page back to our callback; returns where that leads. */
  async signIn(account: string, query = ""): Promise<string> {
    return (await this.finish(await this.askProvider(account, query))).headers.get("location") ?? "";
  }

  async askProvider(account: string, query = ""): Promise<string> {
    const start = await this.post(`/api/auth/signin/oidc${query}`, { callbackUrl: "/offboardings" });
    let address: string = (await start.json()).url;
    for (let hops = 0; hops < 10 && !address.startsWith(ORIGIN); hops += 1) {
      const response = await fetch(address, { redirect: "manual", headers: { cookie: this.provider.header() } });
      this.provider.take(response);
      const location = response.headers.get("location");
      if (location) address = new URL(location, address).href;
      else if (response.ok) address = `${address}?account=${account}`;
      else throw new Error(`the provider answered ${response.status}: ${await response.text()}`);
    }
    return address;
  }

  finish(callback: string): Promise<Response> {
    return this.call(callback.slice(ORIGIN.length));
  }

  async whoAmI(): Promise<Principal | null> {
    return readSignedIn(runtime, new Headers({ cookie: this.dashboard.header() }));
  }
}

let store: Store;
let provider: OidcServer;
let runtime: TestRuntime;
beforeAll(async () => {
  store = await openTestStore("pglite");
});
afterAll(() => store.close());
beforeEach(async () => {
  provider = await startOidcServer({ dashboardUrl: ORIGIN });
  start({});
});
afterEach(async () => {
  await provider.close();
});

function start(environment: Record<string, string>): void {
  runtime = createTestRuntime(store, {
    MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_0000",
    MONGODB_ATLAS_CLIENT_SECRET: "not-a-real-one",
    NEXTAUTH_URL: ORIGIN,
    NEXTAUTH_SECRET: "a secret of tests that is longer than needed",
    ...provider.environment,
    ...environment,
  });
  // Tokens carry real times, so this clock is the real one until a test moves it.
  runtime.clock.nowMs = Date.now();
  vi.stubEnv("NEXTAUTH_URL", ORIGIN);
  next.runtime = runtime;
}

async function lastAudit() {
  const { entries } = await listAudit(store.db, { limit: 1 });
  return entries[0];
}

describe("single sign-on against an OpenID provider", () => {
  test("lets an admin in by e-mail, and writes it down", async () => {
    const browser = new Browser();
    expect(await browser.signIn("nora")).toBe(`${ORIGIN}/offboardings`);
    expect(await browser.whoAmI()).toMatchObject({
      email: "nora.admin@company.test",
      name: "Nora Admin",
      role: "admin",
    });
    expect(await lastAudit()).toMatchObject({
      action: "session.signed_in",
      actor: "nora.admin@company.test",
      details: { provider: "oidc", role: "admin" },
    });
  });

  test("lets an operator in by a claim that only userinfo tells", async () => {
    const browser = new Browser();
    await browser.signIn("omar");
    expect((await browser.whoAmI())?.role).toBe("operator");
  });

  test("lets an operator in by a claim of the ID token", async () => {
    await provider.close();
    provider = await startOidcServer({ dashboardUrl: ORIGIN, claimsInIdToken: true });
    start({});
    const browser = new Browser();
    await browser.signIn("omar");
    expect((await browser.whoAmI())?.role).toBe("operator");
  });

  test("turns away someone without a role, says why, and writes it down", async () => {
    const browser = new Browser();
    expect(await browser.signIn("sten")).toBe(`${ORIGIN}/sign-in?error=NoRole`);
    expect(await browser.whoAmI()).toBeNull();
    expect(await lastAudit()).toMatchObject({ action: "session.refused", actor: "sten.stranger@company.test" });
  });

  test("does not believe an admin's address that the provider has not verified", async () => {
    const browser = new Browser();
    expect(await browser.signIn("mona")).toBe(`${ORIGIN}/sign-in?error=UnverifiedEmail`);
    expect(await browser.whoAmI()).toBeNull();
  });

  test("keeps only a session id in the cookie, out of reach of scripts", async () => {
    const browser = new Browser();
    const callback = await browser.askProvider("nora");
    const cookies = (await browser.finish(callback)).headers.getSetCookie();
    const session = cookies.find((line) => line.startsWith("atlas-offboarding.session="));
    expect(session).toMatch(/; HttpOnly/);
    expect(session).toMatch(/; SameSite=Lax/);
    const { decode } = await import("next-auth/jwt");
    const token = session?.split(";")[0]?.split("=")[1] ?? "";
    const claims = await decode({ token, secret: runtime.sessionSecret.reveal() });
    expect(Object.keys(claims ?? {}).toSorted()).toEqual(["exp", "iat", "jti", "sid"]);
  });

  test.each(["atlas-offboarding.state", "atlas-offboarding.pkce", "atlas-offboarding.nonce"])(
    "refuses an answer to a question this browser did not ask (%s)",
    async (cookie) => {
      const browser = new Browser();
      const callback = await browser.askProvider("nora");
      expect(browser.dashboard.names()).toContain(cookie);
      browser.dashboard.forget(cookie);
      expect((await browser.finish(callback)).headers.get("location")).toContain("error=OAuthCallback");
      expect(await browser.whoAmI()).toBeNull();
    },
  );

  test("refuses the same answer a second time", async () => {
    const browser = new Browser();
    const callback = await browser.askProvider("nora");
    await browser.finish(callback);
    expect((await browser.finish(callback)).headers.get("location")).toContain("error=OAuthCallback");
  });

  test("refuses to begin without next-auth's own token, or from another site", async () => {
    const browser = new Browser();
    const without = await browser.call("/api/auth/signin/oidc", { json: "true" });
    expect((await without.json()).url).toContain("csrf=true");
    const foreign = await browser.post("/api/auth/signin/oidc", {}, { origin: "https://evil.example" });
    expect(foreign.status).toBe(403);
  });

  test("never leads anywhere but back to the dashboard", async () => {
    const browser = new Browser();
    const { csrfToken } = await (await browser.call("/api/auth/csrf")).json();
    await browser.call("/api/auth/signin/oidc", { csrfToken, json: "true", callbackUrl: "https://evil.example/" });
    expect(browser.dashboard.header()).toContain(`atlas-offboarding.return=${encodeURIComponent(`${ORIGIN}/`)}`);
  });
});

describe("a recent sign-in", () => {
  test("is a fresh proof at the provider, even where it would let the person straight through", async () => {
    const browser = new Browser();
    await browser.signIn("nora");
    const first = await browser.whoAmI();
    await browser.signIn("nora");
    expect(provider.signIns()).toBe(1);
    expect((await browser.whoAmI())?.authenticatedAt).toBe(first?.authenticatedAt);

    await browser.signIn("nora", "?prompt=login&max_age=0");
    expect(provider.signIns()).toBe(2);
    expect((await browser.whoAmI())?.sessionId).not.toBe(first?.sessionId);
  });

  test("takes its time from the provider's auth_time, and not from the moment of the redirect", async () => {
    const browser = new Browser();
    const provedMs = Date.now();
    await browser.signIn("nora");
    runtime.clock.nowMs += 10 * 60_000;
    await browser.signIn("nora");
    const { authenticatedAt } = (await browser.whoAmI()) ?? { authenticatedAt: "" };
    expect(Math.abs(Date.parse(authenticatedAt) - provedMs)).toBeLessThan(5_000);
  });
});

describe("the end of a session", () => {
  test("comes at once with signing out, also for a copy of the cookie, and is written down", async () => {
    const browser = new Browser();
    await browser.signIn("nora");
    const copy = new Headers({ cookie: browser.dashboard.header() });
    expect(await readSignedIn(runtime, copy)).not.toBeNull();
    const answer = await browser.post("/api/auth/signout", { callbackUrl: "/sign-in" });
    expect(answer.headers.get("clear-site-data")).toBe('"cache", "storage"');
    expect(await readSignedIn(runtime, copy)).toBeNull();
    expect(await lastAudit()).toMatchObject({ action: "session.signed_out", actor: "nora.admin@company.test" });
  });

  test("comes with a new sign-in of the same browser", async () => {
    const browser = new Browser();
    await browser.signIn("nora");
    const before = new Headers({ cookie: browser.dashboard.header() });
    // Signed out at the provider: it would first ask whether to change accounts.
    browser.provider = new Jar();
    await browser.signIn("omar");
    expect(await readSignedIn(runtime, before)).toBeNull();
    expect((await browser.whoAmI())?.email).toBe("omar.operator@company.test");
  });
});

describe("with real credentials", () => {
  test("no sandbox persona exists", async () => {
    const browser = new Browser();
    const answer = await browser.post("/api/auth/callback/sandbox", { persona: "admin" });
    expect(answer.headers.getSetCookie().join()).not.toContain("atlas-offboarding.session");
    expect(await browser.whoAmI()).toBeNull();
    const providers = await (await browser.call("/api/auth/providers")).json();
    expect(Object.keys(providers)).toEqual(["oidc"]);
  });

  test.each(["{", "null", "persona=admin", ""])(
    "a body of %j that is called JSON is refused and not a fault",
    async (body) => {
      const headers = { host: "127.0.0.1:3000", "content-type": "application/json" };
      const request = new NextRequest(`${ORIGIN}/api/auth/signout`, { method: "POST", headers, body });
      const answer = await handleNextAuth(request, { params: Promise.resolve({ nextauth: ["signout"] }) });
      expect([answer.status, (await answer.json()).code]).toEqual([400, "BAD_INPUT"]);
      expect(runtime.logged.join()).not.toContain("unexpected failure");
    },
  );

  test("nobody writes into the log through next-auth", async () => {
    const answer = await new Browser().call("/api/auth/_log", { level: "error", code: "planted" });
    expect(answer.status).toBe(404);
    expect(runtime.logged.join()).not.toContain("planted");
  });
});
