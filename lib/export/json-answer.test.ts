import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { answerJsonOnce } from "./json-answer";

const list = () => ({ results: Array.from({ length: 500 }, (_, index) => ({ index, name: "Zoë" })) });
const ask = (headers: Record<string, string> = {}) => new Request("http://127.0.0.1/list", { headers });

test("a reader who takes gzip gets it, and it is the same list", async () => {
  const value = list();
  const response = await answerJsonOnce(ask({ "accept-encoding": "br, gzip;q=0.8" }), value);
  expect(response.headers.get("content-encoding")).toBe("gzip");
  expect(response.headers.get("content-type")).toBe("application/json");
  expect(JSON.parse(gunzipSync(Buffer.from(await response.arrayBuffer())).toString())).toEqual(value);
});

test.each([[""], ["identity"], ["gzip;q=0"], ["gzip; q=0.0, br"]])(
  "a reader who sends %j gets plain JSON",
  async (given) => {
    const value = list();
    const response = await answerJsonOnce(ask({ "accept-encoding": given }), value);
    expect(response.headers.get("content-encoding")).toBeNull();
    expect(await response.json()).toEqual(value);
  },
);

test("the list is written once, however often it is read", async () => {
  let written = 0;
  const value = {
    toJSON() {
      written += 1;
      return { results: [] };
    },
  };
  for (let reader = 0; reader < 3; reader += 1) {
    expect(await (await answerJsonOnce(ask(), value)).json()).toEqual({ results: [] });
  }
  expect(written).toBe(1);
});

test("a script that has the list already is told so without a body, and a changed list is sent", async () => {
  const value = list();
  const etag = (await answerJsonOnce(ask(), value)).headers.get("etag") ?? "";
  const unchanged = await answerJsonOnce(ask({ "if-none-match": `"other", ${etag}` }), value);
  expect(unchanged.status).toBe(304);
  expect(await unchanged.text()).toBe("");
  const changed = await answerJsonOnce(ask({ "if-none-match": etag }), { results: [] });
  expect(changed.status).toBe(200);
});
