import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { personScanQuery, stopScan } from "./person-scan";

const PERSON = "62f1c08ab41d9e77aa03c5d1";

afterEach(() => vi.unstubAllGlobals());

/** A server whose scans say one line and then go on until the test, or whoever reads, ends them. */
function serveScans(): { end: (line: string) => void; scans: AbortSignal[] } {
  let current: ReadableStreamDefaultController<Uint8Array> | undefined;
  const scans: AbortSignal[] = [];
  const bytes = (line: string) => new TextEncoder().encode(`${line}\n`);
  vi.stubGlobal("fetch", async (_address: string, { signal }: { signal: AbortSignal }) => {
    scans.push(signal);
    const body = new ReadableStream<Uint8Array>({
      start(controller) {
        current = controller;
        controller.enqueue(bytes('{"type":"progress","done":1,"total":9}'));
        signal.addEventListener("abort", () => controller.error(signal.reason));
      },
    });
    return new Response(body, { headers: { "content-type": "application/x-ndjson" } });
  });
  return {
    scans,
    end: (line) => {
      current?.enqueue(bytes(line));
      current?.close();
    },
  };
}

function observe(client: QueryClient) {
  const observer = new QueryObserver(client, personScanQuery(PERSON));
  const leave = observer.subscribe(() => {});
  return { now: () => observer.getCurrentResult(), leave };
}

describe("the scan beside a person", () => {
  it("shows what it has found while it runs, and ends with its last line", async () => {
    const server = serveScans();
    const { now } = observe(new QueryClient());
    await vi.waitFor(() => expect(now()).toMatchObject({ isFetching: true, data: { done: 1, total: 9 } }));
    server.end('{"type":"end","readAt":"2026-11-21T14:31:07Z"}');
    await vi.waitFor(() =>
      expect(now()).toMatchObject({ isFetching: false, data: { done: 1, readAt: "2026-11-21T14:31:07Z" } }),
    );
  });

  it("keeps what it has found when it is stopped, and says that it was", async () => {
    const server = serveScans();
    const { now } = observe(new QueryClient());
    await vi.waitFor(() => expect(now().data?.done).toBe(1));
    stopScan(PERSON);
    await vi.waitFor(() => expect(now()).toMatchObject({ isFetching: false, data: { done: 1, isStopped: true } }));
    expect(server.scans[0]?.aborted).toBe(true);
  });

  it("fails when its last line never came", async () => {
    const server = serveScans();
    const { now } = observe(new QueryClient());
    await vi.waitFor(() => expect(now().data?.done).toBe(1));
    server.end("");
    await vi.waitFor(() => expect(now().error).toMatchObject({ code: "NO_ANSWER" }));
  });

  it("begins anew for who comes back after leaving in the middle", async () => {
    const server = serveScans();
    const client = new QueryClient();
    const first = observe(client);
    await vi.waitFor(() => expect(first.now().data?.done).toBe(1));
    first.leave();
    expect(server.scans[0]?.aborted).toBe(true);
    const second = observe(client);
    await vi.waitFor(() => expect(server.scans).toHaveLength(2));
    second.leave();
  });
});
