import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "./api-error";
import { readLines } from "./read-lines";

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}/`;
}

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

const NDJSON = { "content-type": "application/x-ndjson" };

async function read(address: string, signal = new AbortController().signal) {
  const lines: unknown[] = [];
  const failure = await readLines(address, { signal, onLine: (line) => lines.push(line), onSignedOut: () => {} }).then(
    () => null,
    (error: unknown) => error,
  );
  return { lines, failure };
}

describe("readLines", () => {
  it("puts lines together that arrive in pieces, also inside a letter of two bytes", async () => {
    const bytes = Buffer.from('{"name":"Lucía"}\n\n{"n":2}');
    const address = await serve((_request, response) => {
      response.writeHead(200, NDJSON);
      response.write(bytes.subarray(0, 13), () => setImmediate(() => response.end(bytes.subarray(13))));
    });
    expect(await read(address)).toEqual({ lines: [{ name: "Lucía" }, { n: 2 }], failure: null });
  });

  it("hands a line on before the answer has ended", async () => {
    const stop = new AbortController();
    const address = await serve((_request, response) => {
      response.writeHead(200, NDJSON);
      response.write('{"first":true}\n');
    });
    const lines: unknown[] = [];
    const reading = readLines(address, {
      signal: stop.signal,
      onLine: (line) => {
        lines.push(line);
        stop.abort();
      },
    });
    await expect(reading).rejects.toMatchObject({ name: "AbortError" });
    expect(lines).toEqual([{ first: true }]);
  });

  it("says the server's sentence when it refuses", async () => {
    const address = await serve((_request, response) => {
      response.writeHead(404, { "content-type": "application/json" });
      response.end(JSON.stringify({ code: "NOT_FOUND", message: "Nobody has this ID.", hint: "", requestId: "r1" }));
    });
    const { failure } = await read(address);
    expect(failure).toBeInstanceOf(ApiError);
    expect(failure).toMatchObject({ code: "NOT_FOUND", message: "Nobody has this ID.", requestId: "r1" });
  });

  it("does not take a stream that broke off for one that has ended", async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, { ...NDJSON, "content-length": "1000" });
      response.write('{"n":1}\n', () => response.destroy());
    });
    const { lines, failure } = await read(address);
    expect(lines.length).toBeLessThanOrEqual(1);
    expect(failure).toMatchObject({ code: "NO_ANSWER" });
  });

  it("does not take a proxy's page or a broken line for a result", async () => {
    const page = await serve((_request, response) => response.end("<h1>Hello</h1>"));
    const broken = await serve((_request, response) => {
      response.writeHead(200, NDJSON);
      response.end('{"n":1}\n{"n"');
    });
    expect((await read(page)).failure).toMatchObject({ code: "UNREADABLE_ANSWER" });
    expect(await read(broken)).toMatchObject({ lines: [{ n: 1 }], failure: { code: "UNREADABLE_ANSWER" } });
  });
});
