import { expect, it } from "vitest";
import { initials } from "./initials";

it("takes the first letters of the first and the last word", () => {
  expect(initials("Priya Raman")).toBe("PR");
  expect(initials("Ana Maria de Souza")).toBe("AS");
});

it("makes do with one word, and with an e-mail", () => {
  expect(initials("Élodie")).toBe("É");
  expect(initials("ada.okafor")).toBe("AO");
  expect(initials("samir.haddad@northwind.example")).toBe("SH");
  expect(initials("")).toBe("");
});
