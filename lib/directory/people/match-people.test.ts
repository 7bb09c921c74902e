import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testId } from "../testing";
import { type FoundPerson, matchPeople } from "./match-people";
import { usernameKey } from "./same-person";

let next = 1;
function found(username: string, given: Partial<FoundPerson> = {}): FoundPerson {
  const id = testId(next++);
  return {
    id,
    username,
    name: null,
    rank: 0,
    organization: { id: testId(1), name: "Northwind", status: "ACTIVE" },
    ...given,
  };
}
const inLabs = (status: "ACTIVE" | "PENDING" | null) => ({ id: testId(2), name: "Labs", status });

describe("a search", () => {
  test("puts the exact e-mail before ids and part-words", () => {
    const people = [
      found("ada@example.com.other.example", { name: "A" }),
      found("zoe@example.com", { name: "Zoe ada@example.com" }),
      found("ADA@example.com", { name: "Ada" }),
    ];
    expect(matchPeople(people, "ada@Example.com").map(({ username, match }) => [username, match])).toEqual([
      ["ADA@example.com", "exact"],
      ["ada@example.com.other.example", "part"],
      ["zoe@example.com", "part"],
    ]);
  });

  test("shows one person once, named by where they are active", () => {
    const pending = found("Ada@example.com", { organization: inLabs("PENDING"), rank: 1 });
    const active = found("ada@example.com", { name: "Ada Okafor" });
    const [hit, ...rest] = matchPeople([pending, active], "okafor");
    expect(rest).toEqual([]);
    expect(hit).toMatchObject({ id: active.id, username: "ada@example.com", name: "Ada Okafor", match: "part" });
    expect(hit?.organizations.map(({ name, status }) => [name, status])).toEqual([
      ["Northwind", "ACTIVE"],
      ["Labs", "PENDING"],
    ]);
    expect(matchPeople([pending, active], pending.id)).toMatchObject([{ match: "id" }]);
  });

  test("shows who was offboarded without an organization, after all who have one, and only while no list has them", () => {
    const last = { offboardingId: "0b6c1d51-6a0e-4f6e-9c76-0d8ad5d10c11", at: "2026-11-21T14:33:14.000Z" };
    const past = found("ada@example.com", { name: "Ada Okafor", rank: 3, organization: null, offboarded: last });
    const other = found("zoe.okafor@example.com", { name: "Zoe Okafor" });
    expect(matchPeople([past, other], "okafor")).toMatchObject([
      { id: other.id, offboarded: null },
      { id: past.id, organizations: [], offboarded: last },
    ]);
    const again = found("Ada@example.com", { organization: inLabs("PENDING") });
    expect(matchPeople([past, again], "ada@example.com")).toMatchObject([
      { id: again.id, name: "Ada Okafor", organizations: [{ status: "PENDING" }], offboarded: null },
    ]);
  });

  test("asks for every word, in name or e-mail", () => {
    const ada = found("ada@example.com", { name: "Ada Okafor" });
    expect(matchPeople([ada], "oka example")).toHaveLength(1);
    expect(matchPeople([ada], "oka elsewhere")).toEqual([]);
  });

  test("finds everyone by their own e-mail, in any case, and never two for it", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.emailAddress(), { selector: usernameKey, minLength: 1 }), (emails) => {
        const people = emails.map((email) => found(email));
        for (const email of emails) {
          const [first, second] = matchPeople(people, ` ${email.toUpperCase()} `);
          expect(first).toMatchObject({ username: email, match: "exact" });
          expect(second?.match).not.toBe("exact");
        }
      }),
      { numRuns: 40 },
    );
  });

  test("takes any text, and finds nobody for none", () => {
    const people = [found("ada@example.com")];
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 320 }), (text) => {
        const hits = matchPeople(people, text);
        if (text.trim() === "") expect(hits).toEqual([]);
        if (hits.length > 0) expect("ada@example.com").toContain(usernameKey(text.trim()).split(/\s+/)[0]);
        expect(hits.length).toBeLessThanOrEqual(1);
      }),
    );
  });
});
