import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { ApiError } from "./api-error";
import { fetchJson } from "./fetch-json";

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

async function failureOf(promise: Promise<unknown>): Promise<ApiError> {
  const outcome = await promise.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof ApiError) return outcome;
  throw new Error(`expected an ApiError, got ${String(outcome)}`);
}

function answer(status: number, contentType: string, body: string): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { "content-type": contentType });
    response.end(body);
  };
}

describe("fetchJson", () => {
  it("gives the parsed body of a success", async () => {
    const address = await serve(answer(200, "application/json; charset=utf-8", '{"results":[1]}'));
    await expect(fetchJson(address)).resolves.toEqual({ results: [1] });
  });

  it("throws the server's sentence, hint and request id", async () => {
    const body = { code: "FORBIDDEN", message: "Your role is viewer.", hint: "Ask an admin.", requestId: "req_1" };
    const address = await serve(answer(403, "application/json", JSON.stringify(body)));
    expect(await failureOf(fetchJson(address))).toMatchObject({ ...body, status: 403 });
  });

  it("does not take a proxy's HTML page for an answer, whatever its status", async () => {
    const good = await serve(answer(200, "text/html", "<h1>Welcome</h1>"));
    expect(await failureOf(fetchJson(good))).toMatchObject({ code: "UNREADABLE_ANSWER", status: 200 });
    const bad = await serve(answer(502, "text/html", "<h1>Bad gateway</h1>"));
    expect(await failureOf(fetchJson(bad))).toMatchObject({ code: "UNREADABLE_ANSWER", status: 502 });
  });

  it("does not take truncated JSON for an answer", async () => {
    const address = await serve(answer(200, "application/json", '{"results":['));
    expect((await failureOf(fetchJson(address))).code).toBe("UNREADABLE_ANSWER");
  });

  it("goes to sign-in when the session has ended, and not for anything else", async () => {
    let times = 0;
    const onSignedOut = () => {
      times += 1;
    };
    const ended = JSON.stringify({ code: "UNAUTHENTICATED", message: "Sign in first.", hint: "", requestId: "r" });
    expect(
      (await failureOf(fetchJson(await serve(answer(401, "application/json", ended)), { onSignedOut }))).code,
    ).toBe("UNAUTHENTICATED");
    expect(times).toBe(1);
    const old = JSON.stringify({
      code: "RECENT_SIGN_IN_REQUIRED",
      message: "Sign in again.",
      hint: "",
      requestId: "r",
    });
    await failureOf(fetchJson(await serve(answer(401, "application/json", old)), { onSignedOut }));
    expect(times).toBe(1);
  });

  it("says so when nobody answers", async () => {
    const address = await serve((request) => request.socket.destroy());
    const failure = await failureOf(fetchJson(address));
    expect(failure).toMatchObject({ code: "NO_ANSWER", status: 0, isPassing: true });
  });

  it("has a deadline over the whole answer, not only its beginning", async () => {
    const address = await serve((_request, response) => {
      response.writeHead(200, { "content-type": "application/json" });
      response.write("{");
    });
    const failure = await failureOf(fetchJson(address, { timeoutMs: 200 }));
    expect(failure.code).toBe("NO_ANSWER");
    expect(failure.message).toContain("no answer within");
  });

  it("passes an abort on as an abort, not as a failure to show", async () => {
    const controller = new AbortController();
    const address = await serve(() => controller.abort());
    const outcome = await fetchJson(address, { signal: controller.signal }).catch((error: unknown) => error);
    expect(outcome).not.toBeInstanceOf(ApiError);
    expect(outcome).toMatchObject({ name: "AbortError" });
  });
});
