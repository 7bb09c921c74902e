import { describe, expect, it } from "vitest";
import { makeUser } from "./testing";
import { sortUsers } from "./user-sort";

const names = (rows: { name: string | null; username: string }[]) => rows.map((row) => row.name ?? row.username);

describe("sorting users", () => {
  it("goes by name as people read it, and by e-mail for those without one", () => {
    const rows = [
      makeUser({ name: "Zoe" }),
      makeUser({ name: null, username: "hugo@partner.example" }),
      makeUser({ name: "Élodie" }),
      makeUser({ name: "adam 10" }),
      makeUser({ name: "Adam 9" }),
    ];
    expect(names(sortUsers(rows, { key: "person", descending: false }))).toEqual([
      "Adam 9",
      "adam 10",
      "Élodie",
      "hugo@partner.example",
      "Zoe",
    ]);
  });

  it("puts names that begin with a symbol after all letters, and those in brackets where their letters stand", () => {
    const rows = ["=1+1", "<b>Bo</b>", "Zoe", "(Bea)", "'=x", "Adam"].map((name) => makeUser({ name }));
    expect(names(sortUsers(rows, { key: "person", descending: false }))).toEqual([
      "Adam",
      "(Bea)",
      "Zoe",
      "<b>Bo</b>",
      "=1+1",
      "'=x",
    ]);
  });

  it("puts who reaches all projects above any number of projects", () => {
    const owner = makeUser({ name: "Owner", organizationRoles: ["ORG_OWNER"] });
    const busy = makeUser({ name: "Busy", projectRoles: [{ projectId: "p", roles: ["GROUP_OWNER"] }] });
    const other = makeUser({ name: "Another owner", organizationRoles: ["ORG_OWNER"] });
    expect(names(sortUsers([busy, owner, other], { key: "projects", descending: true }))).toEqual([
      "Another owner",
      "Owner",
      "Busy",
    ]);
  });

  it("keeps those without a sign-in last, whichever way it is turned", () => {
    const never = makeUser({ name: "Never" });
    const old = makeUser({ name: "Old", lastAuthAt: "2025-01-01T00:00:00Z" });
    const recent = makeUser({ name: "Recent", lastAuthAt: "2026-11-01T00:00:00Z" });
    const rows = [never, recent, old];
    expect(names(sortUsers(rows, { key: "time", descending: false }))).toEqual(["Old", "Recent", "Never"]);
    expect(names(sortUsers(rows, { key: "time", descending: true }))).toEqual(["Recent", "Old", "Never"]);
  });

  it("leaves the list it was given as it was", () => {
    const rows = [makeUser({ name: "B" }), makeUser({ name: "A" })];
    sortUsers(rows, { key: "person", descending: false });
    expect(names(rows)).toEqual(["B", "A"]);
  });
});
