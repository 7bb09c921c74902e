import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchText, personNames } from "./match-text";

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
