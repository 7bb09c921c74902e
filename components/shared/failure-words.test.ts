import { expect, it } from "vitest";
import { failureWords } from "./failure-words";

it("says what is known of a failure that the server named", () => {
  const words = failureWords("STORE_UNAVAILABLE:req_8kq2m4");
  expect(words).toMatchObject({ code: "STORE_UNAVAILABLE", requestId: "req_8kq2m4" });
  expect(words.message).toContain("database");
});

it("keeps an unknown digest as the id to quote", () => {
  expect(failureWords("3141592653")).toMatchObject({ code: "UNEXPECTED", requestId: "3141592653" });
  expect(failureWords(undefined).requestId).toBe("");
});
