import { expect, test } from "vitest";
import { answerJsonOnce } from "./json-answer";

const ask = (headers: Record<string, string> = {}) => new Request("http://127.0.0.1/list", { headers });

test("a list is written once, however often it is read, and read by each as it is", async () => {
  let written = 0;
  const value = {
    toJSON() {
      written += 1;
      return { results: ["Zoë"] };
    },
  };
  for (let reader = 0; reader < 3; reader += 1) {
    const response = answerJsonOnce(ask(), value);
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ results: ["Zoë"] });
  }
  expect(written).toBe(1);
});

test("a list that was written before is sent as it was written", async () => {
  const written = new TextEncoder().encode('{"results":["Zoë"]}');
  const toJSON = () => expect.unreachable("it is not written again");
  expect(await answerJsonOnce(ask(), { toJSON }, written).json()).toEqual({ results: ["Zoë"] });
});

test("a script that has the list already is told so without a body, and a list read anew is sent", async () => {
  const value = { results: ["ada"] };
  const etag = answerJsonOnce(ask(), value).headers.get("etag") ?? "";
  const unchanged = answerJsonOnce(ask({ "if-none-match": `"other", ${etag}` }), value);
  expect(unchanged.status).toBe(304);
  expect(await unchanged.text()).toBe("");
  const changed = answerJsonOnce(ask({ "if-none-match": etag }), { results: [] });
  expect(changed.status).toBe(200);
  expect(await changed.json()).toEqual({ results: [] });
});

test("only a reader on the same machine gets it uncompressed, and nobody may keep it", () => {
  const cacheControl = (host: string) => answerJsonOnce(ask({ host }), { results: [] }).headers.get("cache-control");
  for (const host of ["127.0.0.1:3000", "localhost", "[::1]:3000"]) {
    expect(cacheControl(host)).toBe("private, no-store, no-transform");
  }
  // The door says "no-store" where the answer itself says nothing.
  for (const host of ["offboarding.example.com", "127.0.0.1.example.com", "localhost.example.com:3000", ""]) {
    expect(cacheControl(host)).toBeNull();
  }
});
