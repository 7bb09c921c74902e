import { gzipSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { type Answerer, startTestServer, type TestServer } from "../testing";
import { DEFAULT_TIMINGS } from "./timings";
import { openTransport } from "./transport";

const TEXT = `{"name":"Zoë"}`;
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

/** What the transport makes of one answer: its status and text, or the failure. */
async function read(answer: Answerer): Promise<{ status: number; text: string; server: TestServer }> {
  const server = await startTestServer(answer);
  const transport = openTransport(undefined, 2, DEFAULT_TIMINGS);
  opened.push(server, transport);
  const response = await transport.fetch(`${server.baseUrl}/api/atlas/v2/orgs?a=b`, {
    method: "GET",
    headers: { accept: "application/json" },
    redirect: "manual",
    signal: AbortSignal.timeout(5_000),
  });
  return { status: response.status, text: await response.text(), server };
}

test("a body comes as it was sent, packed or not, without its byte order mark", async () => {
  const bodies = [Buffer.from(TEXT), Buffer.from(`\uFEFF${TEXT}`)];
  for (const body of bodies) {
    expect(await read((response) => response.end(body))).toMatchObject({ status: 200, text: TEXT });
    const packed = await read((response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(gzipSync(body)),
    );
    expect(packed.text).toBe(TEXT);
    expect(packed.server.seen[0]?.headers["accept-encoding"]).toBe("gzip");
  }
});

test("a packed body that is cut off is a failure at every byte, and so is one packed otherwise", async () => {
  const packed = gzipSync(TEXT);
  for (let length = 1; length < packed.length; length += 1) {
    const answer: Answerer = (response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(packed.subarray(0, length));
    await expect(read(answer)).rejects.toThrow();
  }
  await expect(read((response) => response.writeHead(200, { "content-encoding": "br" }).end(TEXT))).rejects.toThrow();
});

test("a redirect is an answer and is not followed, and no body is empty text", async () => {
  const { status, text, server } = await read((response) => response.writeHead(302, { location: "/login" }).end());
  expect([status, text, server.seen.length]).toEqual([302, "", 1]);
});
