/** For tests: a server on loopback whose every answer, or lack of one, is written by the test. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createAtlasClient } from "./client";
import type { AtlasClientOptions } from "./options";
import type { AtlasClient } from "./types";

export interface SeenRequest {
  method: string;
  url: URL;
  headers: IncomingMessage["headers"];
  body: string;
}

/** Answers one request. `nth` counts the requests to the API (not to the token endpoint) from 1. */
export type Answerer = (response: ServerResponse, request: SeenRequest, nth: number) => void;

export interface TestServer {
  baseUrl: string;
  /** API requests in order, and those for tokens apart. */
  seen: SeenRequest[];
  tokenRequests: SeenRequest[];
  answerToken: Answerer;
  close(): Promise<void>;
}

export async function startTestServer(answer: Answerer): Promise<TestServer> {
  const sockets = new Set<Socket>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const url = new URL(request.url ?? "/", "http://test");
    const seen = {
      method: request.method ?? "",
      url,
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    };
    const isToken = url.pathname.endsWith("/api/oauth/token");
    const log = isToken ? test.tokenRequests : test.seen;
    log.push(seen);
    (isToken ? test.answerToken : answer)(response, seen, log.length);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const test: TestServer = {
    baseUrl: `http://127.0.0.1:${port}`,
    seen: [],
    tokenRequests: [],
    answerToken: (response, _request, nth) => {
      sendJson(response, 200, { access_token: `token-${nth}`, expires_in: 3600, token_type: "Bearer" });
    },
    close() {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return test;
}

export const ATLAS_JSON = "application/vnd.atlas.2025-03-12+json;charset=utf-8";

export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const type = status < 300 ? ATLAS_JSON : "application/json";
  response.writeHead(status, { "content-type": type, ...headers }).end(JSON.stringify(body));
}

/** The error format of the API. */
export function sendFailure(
  response: ServerResponse,
  status: number,
  errorCode: string,
  rest: { parameters?: unknown[]; headers?: Record<string, string>; detail?: string } = {},
): void {
  const { headers, ...body } = rest;
  sendJson(response, status, { error: status, errorCode, ...body }, headers);
}

export const SERVICE_ACCOUNT = {
  kind: "serviceAccount",
  clientId: "mdb_sa_id_1",
  clientSecret: "mdb_sa_sk_secret",
} as const;
export const API_KEY = { kind: "apiKey", publicKey: "abcdefgh", privateKey: "11112222-private" } as const;

/**
 * A client whose pauses take no time: `sleep` moves its clocks instead, and writes down what was slept.
 * Deadlines of single exchanges stay real.
 */
export function createTestClient(
  baseUrl: string,
  options: Partial<AtlasClientOptions> = {},
): { client: AtlasClient; slept: number[]; clock: { skippedMs: number } } {
  const clock = { skippedMs: 0 };
  const slept: number[] = [];
  const client = createAtlasClient({
    baseUrl,
    credentials: SERVICE_ACCOUNT,
    random: () => 0.5,
    now: () => Date.now() + clock.skippedMs,
    monotonicNow: () => performance.now() + clock.skippedMs,
    sleep: async (ms) => {
      slept.push(ms);
      clock.skippedMs += ms;
    },
    ...options,
  });
  return { client, slept, clock };
}

export const ORG = "5f0000000000000000000001";
export const PROJECT_ID = "5f0000000000000000000002";
export const USER = "5f0000000000000000000003";
export const TEAM_ID = "5f0000000000000000000004";

/** Users as Atlas sends them. */
export function wireUser(rest: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id: USER,
    username: "ada@example.com",
    orgMembershipStatus: "ACTIVE",
    roles: { orgRoles: ["ORG_MEMBER"], groupRoleAssignments: [] },
    teamIds: [],
    firstName: "Ada",
    lastName: "Lovelace",
    createdAt: "2024-01-02T03:04:05Z",
    ...rest,
  };
}
