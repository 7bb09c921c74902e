import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { listAudit } from "@/lib/audit/list";
import type { Store } from "@/lib/db/store";
import { openTestStore } from "@/lib/db/testing";
import { Secret } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { runAction } from "./define-action";
import { PERMISSIONS, type Permission, ROLES } from "./permissions";
import { readSessionId, SESSION_SECONDS } from "./session-cookie";
import { endSession } from "./sessions";
import { cookieOf, createTestRuntime, ownPageHeaders, signInAs, TEST_PEOPLE, type TestRuntime } from "./testing";

let store: Store;
let runtime: TestRuntime;
let done: string[];

beforeAll(async () => {
  store = await openTestStore("pglite");
});
afterAll(() => store.close());
beforeEach(() => {
  runtime = createTestRuntime(store);
  done = [];
});

const ID = "00000000-0000-4000-8000-000000000001";
const definition = {
  permission: "remove" as Permission,
  recentSignIn: true,
  input: z.object({ id: z.uuid() }),
  handler: async ({ input }: { input: { id: string } }) => {
    done.push(input.id);
    return { taken: input.id };
  },
};

const run = (headers: Headers, input: unknown = { id: ID }, changes: Partial<typeof definition> = {}) =>
  runAction({ ...definition, ...changes }, input, headers, async () => runtime);

/** The answer's error code, once it is certain that nothing was done. */
async function refusal(headers: Headers, input?: unknown): Promise<string> {
  const result = await run(headers, input);
  expect(done).toEqual([]);
  return result.ok ? "done" : result.error.code;
}

test("an operator on our own page gets it done", async () => {
  const result = await run(ownPageHeaders(await signInAs(runtime, TEST_PEOPLE.operator)));
  expect(result).toEqual({ ok: true, value: { taken: ID } });
  expect(done).toEqual([ID]);
});

describe("every role against every permission", () => {
  const cells = ROLES.flatMap((role) =>
    Object.keys(PERMISSIONS).map((name) => ({ role, permission: name as Permission })),
  );

  test.each(cells)("$role and $permission", async ({ role, permission }) => {
    const allowed: readonly string[] = PERMISSIONS[permission];
    const result = await run(ownPageHeaders(await signInAs(runtime, TEST_PEOPLE[role])), { id: ID }, { permission });
    expect(result.ok ? "done" : result.error.code).toBe(allowed.includes(role) ? "done" : "FORBIDDEN");
    expect(done).toHaveLength(allowed.includes(role) ? 1 : 0);
  });
});

describe("a change that did not come from our own page is refused", () => {
  test.each([
    ["without Origin", { origin: null }],
    ["from another site", { origin: "https://evil.example" }],
    ["from a sibling of our domain", { origin: "https://other.offboarding.test" }],
    ["from our name without encryption", { origin: "http://offboarding.test" }],
    ["from our name on another port", { origin: "https://offboarding.test:8443" }],
    ["from an opaque origin", { origin: "null" }],
    ["without Sec-Fetch-Site", { "sec-fetch-site": null }],
    ["cross-site", { "sec-fetch-site": "cross-site" }],
    ["same-site", { "sec-fetch-site": "same-site" }],
    ["typed into the address bar", { "sec-fetch-site": "none" }],
  ])("%s", async (_title, changes) => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    expect(await refusal(ownPageHeaders(cookie, changes))).toBe("ORIGIN_REFUSED");
  });
});

describe("a session that does not count is nobody's", () => {
  test("no cookie", async () => {
    expect(await refusal(ownPageHeaders(null))).toBe("UNAUTHENTICATED");
  });

  test("a cookie that somebody made up", async () => {
    expect(await refusal(ownPageHeaders("__Host-atlas-offboarding.session=eyJhbGciOiJub25lIn0.e30."))).toBe(
      "UNAUTHENTICATED",
    );
  });

  test("a cookie signed with another secret", async () => {
    const elsewhere = { ...createTestRuntime(store), sessionSecret: new Secret("the secret of another installation") };
    expect(await refusal(ownPageHeaders(await signInAs(elsewhere, TEST_PEOPLE.admin)))).toBe("UNAUTHENTICATED");
  });

  test("a well-made cookie for a session that never was", async () => {
    expect(await refusal(ownPageHeaders(await cookieOf(runtime, ID)))).toBe("UNAUTHENTICATED");
  });

  test("eight hours after sign-in, however busy it was", async () => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    runtime.clock.nowMs += SESSION_SECONDS * 1000;
    expect(await refusal(ownPageHeaders(cookie))).toBe("UNAUTHENTICATED");
  });

  test("signed out, with a copy of the cookie", async () => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    const sid = await readSessionId(new Headers({ cookie }), true, runtime.sessionSecret.reveal());
    await endSession(runtime, sid ?? "");
    expect(await refusal(ownPageHeaders(cookie))).toBe("UNAUTHENTICATED");
  });

  test("someone whose role was taken away since they signed in", async () => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    const { signIn } = runtime.configuration;
    const withoutAdmins = { ...signIn, roles: { ...signIn.roles, admin: [] } };
    runtime.configuration = { ...runtime.configuration, signIn: withoutAdmins };
    expect(await refusal(ownPageHeaders(cookie))).toBe("UNAUTHENTICATED");
  });

  test("someone whose role became a weaker one since they signed in", async () => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    const { signIn } = runtime.configuration;
    const asViewer = { ...signIn, roles: { ...signIn.roles, admin: [], viewer: [TEST_PEOPLE.admin] } };
    runtime.configuration = { ...runtime.configuration, signIn: asViewer };
    expect(await refusal(ownPageHeaders(cookie))).toBe("FORBIDDEN");
  });
});

describe("a recent sign-in", () => {
  test("is asked for after the configured minutes, and not before", async () => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.operator);
    runtime.clock.nowMs += 15 * 60_000;
    expect((await run(ownPageHeaders(cookie))).ok).toBe(true);
    done = [];
    runtime.clock.nowMs += 1;
    expect(await refusal(ownPageHeaders(cookie))).toBe("RECENT_SIGN_IN_REQUIRED");
  });

  test("is not asked for where nothing is destroyed", async () => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.operator);
    runtime.clock.nowMs += 60 * 60_000;
    expect((await run(ownPageHeaders(cookie), { id: ID }, { recentSignIn: false })).ok).toBe(true);
  });
});

describe("input that is not what was agreed is refused", () => {
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["a text", ID],
    ["a list", [{ id: ID }]],
    ["an empty object", {}],
    ["the wrong type", { id: 7 }],
    ["a malformed id", { id: "1; drop table sessions" }],
    ["one name too many", { id: ID, role: "admin" }],
  ])("%s", async (_title, input) => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    const result = await runAction(definition, input, ownPageHeaders(cookie), async () => runtime);
    expect(result.ok ? "done" : result.error.code).toBe("BAD_INPUT");
    expect(done).toEqual([]);
  });

  test("the answer names the field and never repeats its value", async () => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    const result = await run(ownPageHeaders(cookie), { id: "<script>canary</script>" });
    expect(result.ok ? "" : result.error.message).toMatch(/id: /);
    expect(JSON.stringify(result)).not.toContain("canary");
  });
});

describe("a failure of the handler", () => {
  const fail = async (error: unknown) => {
    const cookie = await signInAs(runtime, TEST_PEOPLE.admin);
    const failing = { ...definition, handler: () => Promise.reject(error) };
    const result = await runAction(failing, { id: ID }, ownPageHeaders(cookie), async () => runtime);
    return result.ok ? null : result.error;
  };

  test("that is expected shows its own sentence", async () => {
    const error = new AppError("LAST_OWNER", "Ada is the last owner of Acme.", {
      hint: "Make someone else an owner first.",
    });
    expect(await fail(error)).toMatchObject({
      code: "LAST_OWNER",
      message: "Ada is the last owner of Acme.",
      hint: "Make someone else an owner first.",
    });
  });

  test("that nobody expected shows one fixed sentence, and the log has it under the same id without secrets", async () => {
    const error = new Error("connect to postgres://app:canary-password@db failed for Bearer canary-token-0000");
    const shown = await fail(error);
    expect(shown).toMatchObject({
      code: "UNEXPECTED",
      message: "Something went wrong here, and it has been written to the log.",
    });
    expect(JSON.stringify(shown)).not.toContain("postgres");
    const line = runtime.logged.find((entry) => entry.includes(shown?.requestId ?? "none"));
    expect(line).toContain("connect to postgres://app:[redacted]@db failed");
    expect(line).not.toContain("canary");
  });

  test("that is the database's own says so", async () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 127.0.0.1:5432"), { code: "ECONNREFUSED" });
    expect(await fail(new Error("Failed query", { cause: refused }))).toMatchObject({ code: "STORE_UNAVAILABLE" });
  });
});

test("a runtime that cannot be opened is an answer and not a crash", async () => {
  const stopping = new AppError("STORE_UNAVAILABLE", "The dashboard is stopping.");
  const result = await runAction(definition, { id: ID }, ownPageHeaders(null), () => Promise.reject(stopping));
  expect(result).toMatchObject({ ok: false, error: { code: "STORE_UNAVAILABLE" } });
});

test("a denied access is written to the audit log once a minute, not once a try", async () => {
  const cookie = await signInAs(runtime, TEST_PEOPLE.viewer);
  const denials = async () => {
    const { entries } = await listAudit(store.db, { limit: 500 });
    return entries.filter((entry) => entry.action === "access.denied" && entry.actor === TEST_PEOPLE.viewer).length;
  };
  const before = await denials();
  for (let tries = 0; tries < 5; tries += 1) expect(await refusal(ownPageHeaders(cookie))).toBe("FORBIDDEN");
  expect(await denials()).toBe(before + 1);
  runtime.clock.nowMs += 60_000;
  await refusal(ownPageHeaders(cookie));
  expect(await denials()).toBe(before + 2);
});

test("more changes than hands can make are slowed down", async () => {
  // The pace is kept by e-mail for the whole process: someone of their own, in a minute of their own.
  const { signIn } = runtime.configuration;
  runtime.configuration = {
    ...runtime.configuration,
    signIn: { ...signIn, roles: { ...signIn.roles, operator: ["fast@company.test"] } },
  };
  const headers = ownPageHeaders(await signInAs(runtime, "fast@company.test"));
  const codes = new Set<string>();
  for (let tries = 0; tries < 121; tries += 1) {
    const result = await run(headers);
    codes.add(result.ok ? "done" : result.error.code);
  }
  expect([...codes]).toEqual(["done", "TOO_MANY_REQUESTS"]);
  expect(done).toHaveLength(120);
});
