import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isSearchedId, matchText, matchUsername, personNames, searchedNames } from "./match-text";

const ada = personNames("ada.okafor@northwind.example", "Ada Okafor");
const certaintyOf = (text: string, names = ada) => matchText(text, names)?.certainty ?? null;

describe("a text", () => {
  test.each([
    ["ada.okafor@northwind.example", "exact"],
    ["ADA.Okafor@Northwind.Example ", "exact"],
    ["ask ada.okafor@northwind.example first", "likely"],
    ["ada.okafor", "likely"],
    ["Okafor-free", "possible"],
    ["svc-ada-okafor-ro", "likely"],
    ["Ada Okafor", "likely"],
    ["adaokafor", "likely"],
    ["aokafor", "possible"],
    ["etl_aokafor", "possible"],
    ["ada-notebook-sync", "possible"],
  ])("%s names Ada Okafor: %s", (text, certainty) => expect(certaintyOf(text)).toBe(certainty));

  test.each([
    ["app"],
    ["adamant"],
    ["canada"],
    ["okaforian"],
    [""],
    ["\u0430da.okafor@northwind.example.evil"],
    ["joada.okafor@northwind.example2"],
    ["kwame.mensah@northwind.example"],
  ])("%s does not name her by its beginning or middle", (text) => {
    expect(certaintyOf(text, personNames("ada.okafor@northwind.example", null))).not.toBe("exact");
    if (!/okafor\b/.test(text)) expect(certaintyOf(text)).toBeNull();
  });

  test("within a longer e-mail is another e-mail", () => {
    const ann = personNames("ann@example.com", null);
    for (const other of ["joann@example.com.au", "x+ann@example.com", "ann@example.community"]) {
      expect(["exact", "likely"]).not.toContain(certaintyOf(other, ann));
    }
    expect(certaintyOf("<ann@example.com>.", ann)).toBe("likely");
  });

  test("of everyday words names no service identity", () => {
    const backup = personNames("svc-backup@northwind.example", "Backup Service");
    expect(certaintyOf("nightly backup", backup)).toBeNull();
    expect(certaintyOf("svc-backup@northwind.example", backup)).toBe("exact");
  });

  test("finds a +tag's owner and letters with accents", () => {
    const conor = personNames("conor.o'brien+atlas@northwind.example", 'Conor O\'Brien "Con"');
    expect(certaintyOf("conor.obrien", conor)).toBe("likely");
    const lucia = personNames("lucia.herrera@northwind.example", "Lucía Herrera");
    expect(certaintyOf("LUCÍA HERRERA", lucia)).toBe("likely");
  });

  test("that is the e-mail is exact, in any case and place, whoever the person is", () => {
    fc.assert(
      fc.property(fc.emailAddress(), fc.string(), (email, name) => {
        const names = personNames(email, name);
        expect(certaintyOf(email.toUpperCase(), names)).toBe("exact");
        expect(["exact", "likely"]).toContain(certaintyOf(`owner: ${email}`, names));
      }),
    );
  });

  test("may be anything at all", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", maxLength: 400 }),
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary" }),
        (text, username, name) => {
          expect([null, "exact", "likely", "possible"]).toContain(certaintyOf(text, personNames(username, name)));
        },
      ),
    );
  });

  test("without a word in common says nothing", () => {
    const letters = (characters: string) =>
      fc.string({ unit: fc.constantFrom(...characters), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(letters("abcdef.-_ "), letters("ghijkl"), letters("ghijkl"), (text, first, last) => {
        expect(certaintyOf(text, personNames(`${first}.${last}@example.com`, `${first} ${last}`))).toBeNull();
      }),
    );
  });
});

describe("a search", () => {
  const matched = (text: string, query: string, name: string | null = null) =>
    matchText(text, searchedNames(query, name));

  test("for an e-mail finds what names its person, as their page does", () => {
    for (const text of ["aokafor", "ada-notebook-sync", "svc-ada-okafor-ro", "ADA.OKAFOR@northwind.example"]) {
      expect(matched(text, "Ada.Okafor@northwind.example"), text).toEqual(matchText(text, ada));
    }
    expect(matched("mlovelace", "m.byron@northwind.example")).toBeNull();
    expect(matched("mlovelace", "m.byron@northwind.example", "Maria Lovelace")).toMatchObject({
      certainty: "possible",
    });
  });

  test("for a part of a word finds whatever holds it", () => {
    expect(matched("aokafor", "Okaf")).toEqual({ certainty: "possible", how: "holds “okaf”" });
    expect(matched("lucía-etl", "lucia")).toMatchObject({ certainty: "possible" });
    expect(matched("okaf", "okaf")).toMatchObject({ certainty: "exact" });
    expect(matched("jweber", "okaf")).toBeNull();
  });

  test("for several words asks for all of them, or for a name made of them", () => {
    expect(matched("nightly export of fleet", "fleet export")).toMatchObject({ how: "holds “fleet” and “export”" });
    expect(matched("nightly export", "fleet export")).toBeNull();
    expect(matched("aokafor", "Ada Okafor")).toMatchObject({ how: "holds a short form of their name" });
    // One word of a name is a person's leftover, but not what was searched for.
    expect(matched("ada-notebook-sync", "Ada Okafor")).toBeNull();
  });

  test("knows who is meant by a whole e-mail, and only who may be by a part", () => {
    const username = "ada.okafor@northwind.example";
    expect(matchUsername(username, searchedNames(username.toUpperCase(), null))).toEqual({ surely: true });
    expect(matchUsername(username, searchedNames("okafor northwind", null))).toEqual({ surely: false });
    expect(matchUsername(username, ada)).toEqual({ surely: true });
    expect(matchUsername("", searchedNames("okafor", null))).toBeNull();
    expect(matchUsername(null, ada)).toBeNull();
  });

  test("takes an id as a whole", () => {
    expect(isSearchedId("QXMZKTRB", searchedNames("qxmzktrb", null))).toBe(true);
    expect(isSearchedId("QXMZKTRB", searchedNames("qxmz", null))).toBe(false);
    expect(isSearchedId("ada", personNames("ada", null))).toBe(false);
  });

  test("may be for anything at all", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), fc.string({ unit: "binary" }), (query, text) => {
        const names = searchedNames(query, null);
        const match = matchText(text, names);
        if (names.words.length === 0) expect(match).toBeNull();
      }),
    );
  });
});
