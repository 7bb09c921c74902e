import { describe, expect, it } from "vitest";
import { makeUser } from "./testing";
import { filterUsers, isNarrowed, makeSearchable, NO_FILTER, type UserFilter } from "./user-filter";

const NOW = Date.parse("2026-11-21T12:00:00Z");
const PROJECT = "a".repeat(24);
const TEAM = "b".repeat(24);

const elif = makeUser({
  username: "elif.yildiz@northwind.example",
  name: "Elif Yıldız",
  lastAuthAt: "2026-11-20T12:00:00Z",
});
const amelie = makeUser({
  username: "Amelie.Fontaine@Partner.example",
  name: "Amélie Fontaine",
  projectRoles: [{ projectId: PROJECT, roles: ["GROUP_OWNER"] }],
  lastAuthAt: "2026-07-01T12:00:00Z",
});
const invited = makeUser({ username: "dana@partner.example", name: null, status: "PENDING", teamIds: [TEAM] });
const owner = makeUser({ username: "owner@northwind.example", name: "Owner", organizationRoles: ["ORG_OWNER"] });
const users = makeSearchable([elif, amelie, invited, owner]);

function found(filter: Partial<UserFilter>, text = "") {
  return filterUsers(users, { ...NO_FILTER, ...filter }, text, NOW).map((user) => user.row);
}

describe("searching users", () => {
  it("ignores case and accents, in what is typed and in what is there", () => {
    expect(found({}, "YILDIZ")).toEqual([elif]);
    expect(found({}, "amelie")).toEqual([amelie]);
    expect(found({}, "amélie")).toEqual([amelie]);
  });

  it("asks for every word, in any order, in name, e-mail or id", () => {
    expect(found({}, "fontaine partner")).toEqual([amelie]);
    expect(found({}, elif.id)).toEqual([elif]);
    expect(found({}, "fontaine northwind")).toEqual([]);
  });

  it("puts the exact e-mail before those that only contain it", () => {
    const eleven = makeUser({ username: "xuser1@acme.example" });
    const one = makeUser({ username: "user1@acme.example" });
    const rows = filterUsers(makeSearchable([eleven, one]), NO_FILTER, "User1@acme.example", NOW).map(
      (user) => user.row,
    );
    expect(rows).toEqual([one, eleven]);
  });
});

describe("filtering users", () => {
  it("narrows by each filter", () => {
    expect(found({ status: "PENDING" })).toEqual([invited]);
    expect(found({ role: "ORG_OWNER" })).toEqual([owner]);
    expect(found({ projectId: PROJECT })).toEqual([amelie]);
    expect(found({ teamId: TEAM })).toEqual([invited]);
    expect(found({ domain: "partner.example" })).toEqual([amelie, invited]);
  });

  it("takes people together with every filter that is set", () => {
    expect(found({ domain: "partner.example", projectId: PROJECT }, "fontaine")).toEqual([amelie]);
    expect(found({ domain: "northwind.example", projectId: PROJECT })).toEqual([]);
  });

  it("calls nobody dormant who was only invited, and tells never from long ago", () => {
    expect(found({ signInAge: "90" })).toEqual([amelie]);
    expect(found({ signInAge: "never" })).toEqual([owner]);
  });

  it("does not count the tab as narrowing", () => {
    expect(isNarrowed({ ...NO_FILTER, status: "PENDING" }, " ")).toBe(false);
    expect(isNarrowed(NO_FILTER, "ada")).toBe(true);
    expect(isNarrowed({ ...NO_FILTER, teamId: TEAM }, "")).toBe(true);
  });
});

describe("users without a status, as v1.0 of the API lists them", () => {
  const untold = makeSearchable([makeUser({ status: null, lastAuthAt: "2026-01-01T12:00:00Z" })]);
  const count = (filter: Partial<UserFilter>) => filterUsers(untold, { ...NO_FILTER, ...filter }, "", NOW).length;

  it("are members: they sign in, and stand under Active and nowhere else", () => {
    expect(count({ signInAge: "90" })).toBe(1);
    expect(count({ status: "ACTIVE" })).toBe(1);
    expect(count({ status: "PENDING" })).toBe(0);
  });
});
