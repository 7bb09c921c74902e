import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, expect, test, vi } from "vitest";
import { type Answerer, startTestServer, type TestServer } from "../testing";
import { DEFAULT_TIMINGS } from "./timings";
import { openTransport } from "./transport";

const TEXT = `{"name":"Zoë"}`;
const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  vi.unstubAllEnvs();
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

test("a body that no page is as large as is a failure, packed or not, before it fills the memory", async () => {
  const tooMuch = Buffer.alloc(2 ** 26 + 1, " ");
  // Its length only: the report of a failure would hold the text.
  const readLength = async (answer: Answerer) => (await read(answer)).text.length;
  await expect(readLength((response) => response.end(tooMuch))).rejects.toThrow();
  const packed = gzipSync(tooMuch, { level: 1 });
  await expect(
    readLength((response) => response.writeHead(200, { "content-encoding": "gzip" }).end(packed)),
  ).rejects.toThrow();
});

test("a redirect is an answer and is not followed, and no body is empty text", async () => {
  const { status, text, server } = await read((response) => response.writeHead(302, { location: "/login" }).end());
  expect([status, text, server.seen.length]).toEqual([302, "", 1]);
});

/** Made for this test and signed by nobody. */
const UNTRUSTED = {
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgUM9+XBQZcMVwmp9A
7iIMoYgQ+l0+WnKTngJb5TwpPCihRANCAAQb3HQf6vaigoV/w10+XyxpOA3PGB2h
yp6Pn5Dlp+7Ptlk6nESATJruFZWbdiX4fvf8NMuuIiOPSHpSbLzEn4iI
-----END PRIVATE KEY-----`,
  cert: `-----BEGIN CERTIFICATE-----
MIIBkDCCATagAwIBAgIUZmmK/7vHXGvdkQ9lNRJHGZkxgxEwCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJMTI3LjAuMC4xMCAXDTI2MTEyMjAzNDcxM1oYDzIxMjYxMDI5
MDM0NzEzWjAUMRIwEAYDVQQDDAkxMjcuMC4wLjEwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAAQb3HQf6vaigoV/w10+XyxpOA3PGB2hyp6Pn5Dlp+7Ptlk6nESATJru
FZWbdiX4fvf8NMuuIiOPSHpSbLzEn4iIo2QwYjAdBgNVHQ4EFgQU1lOKQ4qKiCxr
i5mi7AXFwtXs/SIwHwYDVR0jBBgwFoAU1lOKQ4qKiCxri5mi7AXFwtXs/SIwDwYD
VR0TAQH/BAUwAwEB/zAPBgNVHREECDAGhwR/AAABMAoGCCqGSM49BAMCA0gAMEUC
IQCCqSiJBdhzU0XOpCf+Z6Sprxb1hIpJPZUzYeBDwzeXngIgeLvPYlXZb5c87np8
1rsbrf0lsEfGxLlmyMgAU48GUdI=
-----END CERTIFICATE-----`,
};

test("a server that nobody vouches for is told nothing, whatever the environment says of certificates", async () => {
  vi.stubEnv("NODE_TLS_REJECT_UNAUTHORIZED", "0");
  let told = 0;
  const server = createServer(UNTRUSTED, (_request, response) => {
    told += 1;
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const transport = openTransport(undefined, 1, DEFAULT_TIMINGS);
  opened.push({ close: () => new Promise((resolve) => server.close(() => resolve())) }, transport);
  const { port } = server.address() as AddressInfo;
  const text = transport
    .fetch(`https://127.0.0.1:${port}/`, {
      method: "GET",
      headers: { authorization: "Bearer x" },
      redirect: "manual",
      signal: AbortSignal.timeout(5_000),
    })
    .then((response) => response.text());
  await expect(text).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  expect(told).toBe(0);
});
