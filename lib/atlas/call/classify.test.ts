import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Answer, readBody } from "./answer";
import { errorFromAnswer, errorFromTokenAnswer, isRoleRefusal } from "./classify";

const NOW = Date.parse("2026-11-21T12:00:00Z");

function answer(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  const type = typeof body === "string" ? "text/html" : "application/json";
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return { status, headers: new Headers(headers), body: readBody(type, text), enveloped: false };
}

const kindOf = (status: number, errorCode?: string) =>
  errorFromAnswer("removeOrgUser", answer(status, { error: status, ...(errorCode && { errorCode }) }), NOW).kind;

describe("errorFromAnswer", () => {
  test.each([
    [403, "CANNOT_DELETE_LAST_ADMIN", "last_owner"],
    [403, "CANNOT_DEMOTE_LAST_ORG_OWNER", "last_owner"],
    [400, "CANNOT_REMOVE_LAST_USER_FROM_TEAM", "last_team_member"],
    [401, "NOT_ORG_OWNER", "role"],
    [401, "NOT_USER_ADMIN", "role"],
    [401, "USER_CANNOT_ACCESS_ORG", "role"],
    [403, "SOMETHING_NEW", "role"],
    [401, undefined, "credentials"],
    [401, "UNAUTHORIZED", "credentials"],
    [403, "ORG_REQUIRES_ACCESS_LIST", "access_list"],
    [403, "ORG_REQUIRES_WHITELIST", "access_list"],
    [403, "IP_ADDRESS_NOT_ON_ACCESS_LIST", "access_list"],
    [403, "IP_ADDRESS_NOT_ON_WHITELIST", "access_list"],
    [403, "RESOURCE_REQUIRES_ACCESS_LIST", "access_list"],
    [404, "USER_NOT_IN_ORG", "not_found"],
    [404, "USER_NOT_IN_GROUP", "not_found"],
    [404, "ORG_NOT_FOUND", "not_found"],
    [404, undefined, "not_found"],
    [404, "CANNOT_ADD_PENDING_USER", "conflict"],
    [409, "USER_ALREADY_EXISTS", "conflict"],
    [400, "MAX_USERS_PER_ORG_EXCEEDED", "conflict"],
    [400, "DOMAIN_NOT_IN_ALLOW_LIST", "conflict"],
    [400, "INVALID_INVITATION_ID", "not_found"],
    [400, "CANNOT_DELETE_GROUP_INVITATION", "conflict"],
    [400, "INVALID_ATTRIBUTE", "bad_request"],
    [400, "INVALID_VERSION_DATE", "version_gone"],
    [406, undefined, "version_gone"],
    [410, "VERSION_GONE", "version_gone"],
    [405, "WRITES_NOT_ALLOWED_DURING_APP_UPGRADES", "maintenance"],
    [402, "ACCOUNT_SUSPENDED", "suspended"],
    [429, "RATE_LIMITED", "rate_limited"],
    [429, undefined, "rate_limited"],
    [500, "UNEXPECTED_ERROR", "unavailable"],
    [503, undefined, "unavailable"],
    [418, undefined, "unknown"],
  ] as const)("%i %s is %s", (status, errorCode, kind) => {
    expect(kindOf(status, errorCode)).toBe(kind);
  });

  test("keeps Atlas's code, words and parameters", () => {
    const body = {
      error: 403,
      errorCode: "ORG_REQUIRES_ACCESS_LIST",
      detail: "Not listed.",
      parameters: ["192.0.2.7", 3, {}],
    };
    const error = errorFromAnswer("listOrgUsers", answer(403, body), NOW);
    expect(error).toMatchObject({
      errorCode: "ORG_REQUIRES_ACCESS_LIST",
      detail: "Not listed.",
      parameters: ["192.0.2.7", 3, ""],
    });
  });

  test.each([404, 403, 400, 410])("a %i that is not in Atlas's format is not from Atlas", (status) => {
    expect(errorFromAnswer("getOrgUser", answer(status, "<html>gone</html>"), NOW).kind).toBe("not_atlas");
    expect(errorFromAnswer("getOrgUser", answer(status, { message: "no" }), NOW).kind).toBe("not_atlas");
    expect(errorFromAnswer("getOrgUser", answer(status, { status, error: "Not Found", path: "/" }), NOW).kind).toBe(
      "not_atlas",
    );
  });

  test("redirects and web pages are not from Atlas", () => {
    expect(errorFromAnswer("getOrg", answer(302, "moved"), NOW).kind).toBe("not_atlas");
    expect(errorFromAnswer("getOrg", answer(200, "<html>sign in</html>"), NOW).kind).toBe("not_atlas");
  });

  test("takes the longer of header and parameters as the wait", () => {
    const body = { error: 429, errorCode: "RATE_LIMITED_TOKEN_BUCKET", parameters: ["/orgs", 9, 10, 5, 60] };
    expect(errorFromAnswer("listOrgs", answer(429, body, { "retry-after": "4" }), NOW).retryAfterMs).toBe(9000);
    expect(errorFromAnswer("listOrgs", answer(429, body, { "retry-after": "30" }), NOW).retryAfterMs).toBe(30_000);
    expect(errorFromAnswer("listOrgs", answer(429, "slow down"), NOW).retryAfterMs).toBeNull();
    const odd = { ...body, parameters: [{ path: "/orgs" }, 30, 5, 5, 60] };
    expect(errorFromAnswer("listOrgs", answer(429, odd), NOW).retryAfterMs).toBe(30_000);
  });

  test("heeds Retry-After on a 503 too", () => {
    expect(errorFromAnswer("listOrgs", answer(503, {}, { "retry-after": "5" }), NOW).retryAfterMs).toBe(5000);
  });

  test("names the fields of a bad request", () => {
    const badRequestDetail = { fields: [{ field: "username", description: "must be an e-mail" }] };
    const error = errorFromAnswer(
      "listOrgUsers",
      answer(400, { error: 400, errorCode: "VALIDATION_ERROR", badRequestDetail }),
      NOW,
    );
    expect(error.detail).toBe("username: must be an e-mail");
  });
});

describe("errorFromTokenAnswer", () => {
  test("tells the token limit from other refusals", () => {
    const limit = {
      error: "access_denied",
      error_description: "Access Token limit reached. Please use the existing Access Tokens.",
    };
    expect(errorFromTokenAnswer(answer(403, limit), NOW).kind).toBe("token_limit");
    expect(errorFromTokenAnswer(answer(403, { error: "access_denied" }), NOW).kind).toBe("credentials");
  });

  test.each([
    [401, { error: "invalid_client", error_description: "Invalid credentials provided." }, "credentials"],
    [400, { error: "invalid_grant" }, "credentials"],
    [429, { error: 429, errorCode: "RATE_LIMITED", parameters: ["/api/oauth/token", 10, 1] }, "rate_limited"],
    [500, { error: "server_error" }, "unavailable"],
    [403, "<html>blocked</html>", "not_atlas"],
    [200, "<html>sign in</html>", "not_atlas"],
    [200, { token: "x" }, "unexpected_shape"],
  ] as const)("%i %j is %s", (status, body, kind) => {
    expect(errorFromTokenAnswer(answer(status, body), NOW).kind).toBe(kind);
  });
});

test.each(["constructor", "toString", "__proto__", "hasOwnProperty"])(
  "the code %s is as unknown as any other",
  (code) => {
    expect(errorFromAnswer("removeOrgUser", answer(403, { error: 403, errorCode: code }), NOW).kind).toBe("role");
    expect(errorFromTokenAnswer(answer(403, { error: 403, errorCode: code }), NOW).kind).toBe("role");
  },
);

test("only a role code makes a 401 final", () => {
  expect(isRoleRefusal(answer(401, { error: 401, errorCode: "NOT_ORG_OWNER" }))).toBe(true);
  expect(isRoleRefusal(answer(401, { error: 401, reason: "Unauthorized" }))).toBe(false);
  expect(isRoleRefusal(answer(401, ""))).toBe(false);
});

test("no body of any shape or status makes the reading itself fail", () => {
  const status = fc.integer({ min: 300, max: 599 });
  const body = fc.oneof(
    fc.jsonValue(),
    fc.record({
      error: fc.jsonValue(),
      errorCode: fc.jsonValue(),
      parameters: fc.jsonValue(),
      badRequestDetail: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(status, body, fc.string(), (code, json, retryAfter) => {
      const headers = { get: (name: string) => (name === "retry-after" ? retryAfter : null) };
      const error = errorFromAnswer("getOrg", { ...answer(code, json), headers }, NOW);
      return error.status === code && (error.retryAfterMs === null || error.retryAfterMs >= 0);
    }),
  );
});

test("the lists of old invitations are switched off when Atlas no longer knows them; one invitation may just be missing", () => {
  const missing = answer(404, { error: 404, errorCode: "RESOURCE_NOT_FOUND" });
  expect(errorFromAnswer("listOrgInvites", missing, NOW).kind).toBe("version_gone");
  expect(errorFromAnswer("listGroupInvites", missing, NOW).kind).toBe("version_gone");
  expect(errorFromAnswer("deleteGroupInvite", missing, NOW).kind).toBe("not_found");
  const noProject = answer(404, { error: 404, errorCode: "GROUP_NOT_FOUND" });
  expect(errorFromAnswer("listGroupInvites", noProject, NOW).kind).toBe("not_found");
});
