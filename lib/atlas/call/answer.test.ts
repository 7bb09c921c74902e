import { describe, expect, test } from "vitest";
import { readBody, unwrapEnvelope } from "./answer";

const VENDOR = "application/vnd.atlas.2025-03-12+json;charset=utf-8";
const headers = new Headers();

describe("readBody", () => {
  test("reads Atlas's media type and plain JSON", () => {
    expect(readBody(VENDOR, '{"a":1}')).toEqual({ kind: "json", value: { a: 1 } });
    expect(readBody("application/json", "[]")).toEqual({ kind: "json", value: [] });
  });

  test("takes no page cut at any byte for a page", () => {
    const page = JSON.stringify({
      results: [{ id: "a".repeat(24), name: "Zürich “A”", roles: [1, null] }],
      totalCount: 12,
    });
    const bytes = Buffer.from(page);
    for (let length = 0; length < bytes.length; length += 1) {
      expect(readBody(VENDOR, bytes.subarray(0, length).toString("utf8")).kind, `cut at ${length}`).toBe("broken");
    }
    expect(readBody(VENDOR, page).kind).toBe("json");
  });

  test.each(["text/html", "text/plain", "application/jsonish", null])("does not take %s for JSON", (type) => {
    expect(readBody(type, '{"results":[]}').kind).toBe("other");
  });

  test("an empty body without a type is no body, and with a JSON type a broken one", () => {
    expect(readBody(null, "").kind).toBe("none");
    expect(readBody(VENDOR, "").kind).toBe("broken");
  });
});

describe("unwrapEnvelope", () => {
  const wrapped = (value: unknown) =>
    unwrapEnvelope({ status: 200, headers, body: { kind: "json", value }, enveloped: false });

  test("takes the status and content of a single object", () => {
    expect(wrapped({ status: 404, content: { error: 404 } })).toMatchObject({
      status: 404,
      enveloped: true,
      body: { kind: "json", value: { error: 404 } },
    });
  });

  test("takes the status of a list, which is its own envelope", () => {
    expect(wrapped({ status: 200, results: [] })).toMatchObject({ status: 200, body: { value: { results: [] } } });
  });

  test("an envelope without content is an answer without a body", () => {
    expect(wrapped({ status: 204, content: null })).toMatchObject({ status: 204, body: { kind: "none" } });
  });

  test("makes no success of what HTTP calls a failure, and no other failure of it either", () => {
    const failed = (said: number) =>
      unwrapEnvelope({ status: 503, headers, body: { kind: "json", value: { status: said } }, enveloped: false })
        .status;
    expect([failed(200), failed(204), failed(404)]).toEqual([503, 503, 404]);
  });

  test("leaves an answer without a status as it is", () => {
    expect(wrapped({ id: "x" })).toMatchObject({ status: 200, enveloped: false });
  });
});
