import { describe, expect, it } from "vitest";
import { parseUsersView, usersQueryString } from "./users-address";

const read = (query: string) => parseUsersView(new URLSearchParams(query));

describe("the address of a users list", () => {
  it("keeps the one person that another screen leads to, by id", () => {
    const query = `?user=${"a".repeat(24)}`;
    expect(usersQueryString(parseUsersView(new URLSearchParams(query)))).toBe(query);
    expect(parseUsersView(new URLSearchParams("user=ada@example.com")).filter.userId).toBeNull();
  });

  it("survives the way there and back", () => {
    const query = `?status=expired&role=ORG_OWNER&project=${"a".repeat(24)}&team=${"b".repeat(24)}&domain=partner.example&signin=90&sort=-time&hide=roles%2Cteams`;
    expect(usersQueryString(read(query))).toBe(query);
  });

  it("is empty for the plain list", () => {
    expect(usersQueryString(read(""))).toBe("");
    expect(usersQueryString(read("?sort=person&status=all"))).toBe("");
  });

  it("takes what it does not know as not there", () => {
    expect(read("?status=gone&role=<script>&project=../x&signin=7&sort=salary&hide=person,menu")).toEqual(read(""));
    expect(read("?status=constructor&signin=toString&sort=__proto__")).toEqual(read(""));
  });

  it("lets no e-mail in", () => {
    expect(read("?domain=ada@northwind.example").filter.domain).toBeNull();
  });
});
