import { describe, expect, test } from "vitest";
import { ATLAS_ERROR_KINDS, AtlasError, type AtlasErrorFacts } from "./errors";
import { explainAtlasError, sayDuration } from "./explain";

function explain(facts: Partial<AtlasErrorFacts> & Pick<AtlasErrorFacts, "kind">) {
  const { sentence, nextStep } = explainAtlasError(
    new AtlasError({ operation: "removeOrgUser", method: "DELETE", ...facts }),
  );
  return { sentence, nextStep, all: `${sentence} ${nextStep}` };
}

describe("explainAtlasError", () => {
  test.each(ATLAS_ERROR_KINDS)("has a sentence and a next step for %s, each ended", (kind) => {
    for (const operation of ["removeOrgUser", "listGroupUsers", "token"] as const) {
      const { sentence, nextStep } = explain({ kind, operation });
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(nextStep).toMatch(/^[A-Z].*\.$/);
      expect(sentence + nextStep).not.toMatch(/undefined|null|group\b/);
    }
  });

  test("names the role that the operation needs", () => {
    expect(explain({ kind: "role" }).nextStep).toContain("Organization Owner");
    expect(explain({ kind: "role", operation: "removeGroupUser" }).nextStep).toContain("Project Access Manager");
    expect(explain({ kind: "role", operation: "listGroupUsers" }).nextStep).toContain("Project Read Only");
  });

  test("names the address that the access list lacks, and which list", () => {
    const { all } = explain({ kind: "access_list", errorCode: "ORG_REQUIRES_ACCESS_LIST", parameters: ["192.0.2.7"] });
    expect(all).toContain("192.0.2.7");
    expect(all).toContain("API access list");
    expect(all).toContain("database");
  });

  test("does not repeat a parameter that is not an address", () => {
    expect(explain({ kind: "access_list", parameters: ["<b>you</b>"] }).all).not.toContain("<b>");
  });

  test("says how long Atlas asks to wait", () => {
    expect(explain({ kind: "rate_limited", retryAfterMs: 45_000 }).nextStep).toContain("45 seconds");
  });

  test("a bare 401 is said to be the credential or the role, since Atlas does not say which", () => {
    const { all } = explain({ kind: "credentials", status: 401 });
    expect(all).toMatch(/credential is not valid, or it lacks the role/);
    expect(all).toContain("Organization Owner");
    expect(explain({ kind: "credentials", operation: "token" }).sentence).toContain("client id and secret");
  });
});

describe("what the newer operations answer", () => {
  test.each([
    ["removeOrgTeamUser", "Organization Owner"],
    ["deleteOrgInvite", "Organization Owner"],
    ["listGroupInvites", "Project Owner"],
    ["addGroupUsers", "Project Access Manager"],
    ["deleteGroupDatabaseUser", "Project Database Access Admin"],
    ["listOrgServiceAccounts", "Organization Read Only"],
    ["getOrgFederationSettings", "Organization Owner"],
  ] as const)("%s names the role %s", (operation, role) => {
    expect(explain({ kind: "role", operation }).nextStep).toContain(role);
  });

  test("what v1.0 cannot do is said with the way to do it", () => {
    const said = explain({ kind: "unsupported", operation: "listOrgInvites" });
    expect(said.sentence).toBe("The v1.0 API cannot list the organization's legacy invitations.");
    expect(said.nextStep).toBe("Use a service account with v2 for it.");
  });

  test("old invitations that are switched off are not said to be none", () => {
    const { sentence, nextStep } = explain({ kind: "version_gone", operation: "listGroupInvites" });
    expect(sentence).toContain("switched off the legacy invitations");
    expect(nextStep).toContain("not known here");
    expect(explain({ kind: "version_gone", operation: "listOrgUsers" }).sentence).not.toContain("invitations");
  });

  test("an invitation without an answer is not called a removal", () => {
    expect(explain({ kind: "ambiguous", operation: "createOrgUser" }).sentence).not.toContain("removal");
    expect(explain({ kind: "network", operation: "createOrgUser" }).sentence).toContain("Nothing was sent");
    expect(explain({ kind: "network", operation: "token" }).sentence).not.toContain("Nothing was sent");
  });

  test.each([
    ["DATABASE_USER_NOT_FOUND", "deleteGroupDatabaseUser", "this database user"],
    ["INVALID_INVITATION_ID", "deleteOrgInvite", "this invitation"],
    ["USER_NOT_IN_TEAM", "removeOrgTeamUser", "this user"],
    [null, "getGroupUser", "this user"],
    [null, "listOrgUsers", "what was asked for"],
  ] as const)("a missing %s of %s is called %s", (errorCode, operation, what) => {
    expect(explain({ kind: "not_found", errorCode, operation }).sentence).toContain(what);
  });
});

test("sayDuration rounds up and picks a readable unit", () => {
  expect([1, 1000, 1001, 119_000, 121_000, 8_000_000].map(sayDuration)).toEqual([
    "1 second",
    "1 second",
    "2 seconds",
    "119 seconds",
    "3 minutes",
    "3 hours",
  ]);
});
