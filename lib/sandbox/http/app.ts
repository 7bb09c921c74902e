import type { ServerResponse } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { claimedCaller } from "../auth/authenticate";
import { answerRevokeRequest, answerTokenRequest } from "../auth/oauth";
import { controlRoutes } from "../control/routes";
import { planFaults } from "../faults/plan";
import type { Operation } from "../operations/operation";
import { isInV1, performOperation, V1_PREFIX, V2_PREFIX, type WireCall } from "../operations/perform";
import { OPERATIONS } from "../operations/table";
import { rememberRequest, type SeenRequest, type Site } from "../site";
import { ApiFailure, apiFailure } from "./api-failure";
import { deliver } from "./deliver";
import { type Rendered, renderFailure } from "./render";

type Env = { Bindings: HttpBindings };

/** What a route does once faults, latency and bookkeeping have had their say. */
interface Endpoint {
  operation: string | null;
  endpointSet: Operation["endpointSet"] | null;
  answer: (wire: WireCall) => Rendered;
}

/** The whole server: Atlas's operations, its token endpoints, and the controls of the sandbox. */
export function createApp(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.route("/__sandbox", controlRoutes(site));
  const oauth = (wire: WireCall) => ({
    authorization: wire.authorization,
    contentType: wire.contentType,
    body: wire.body,
  });
  const token: Endpoint = {
    operation: "oauthToken",
    endpointSet: null,
    answer: (wire) => answerTokenRequest(site, oauth(wire)),
  };
  const revoke: Endpoint = {
    operation: "oauthRevoke",
    endpointSet: null,
    answer: (wire) => answerRevokeRequest(site, oauth(wire)),
  };
  app.post("/api/oauth/token", (c) => handle(site, token, c, {}));
  app.post("/api/oauth/revoke", (c) => handle(site, revoke, c, {}));
  for (const operation of OPERATIONS) {
    const endpoint: Endpoint = {
      operation: operation.id,
      endpointSet: operation.endpointSet,
      answer: (wire) => performOperation(site, operation, wire),
    };
    for (const prefix of isInV1(operation) ? [V2_PREFIX, V1_PREFIX] : [V2_PREFIX]) {
      app.on(operation.method, prefix + routePattern(operation.path), (c) =>
        handle(site, endpoint, c, pathParameters(operation.path, rawPath(c).slice(prefix.length))),
      );
    }
  }
  const unknown: Endpoint = {
    operation: null,
    endpointSet: null,
    answer: (wire) => {
      throw apiFailure("RESOURCE_NOT_FOUND", { detail: `Cannot find resource ${wire.path}.`, parameters: [wire.path] });
    },
  };
  app.all("*", (c) => handle(site, unknown, c, {}));
  return app;
}

async function handle(
  site: Site,
  endpoint: Endpoint,
  c: Context<Env>,
  params: Record<string, string>,
): Promise<Response> {
  const wire = await readWire(site, c, params);
  const caller = claimedCaller(site, wire.authorization);
  const faults = site.faults.meet({
    method: wire.method,
    path: wire.path,
    query: wire.url.searchParams,
    operation: endpoint.operation,
    caller,
  });
  const seen = rememberRequest(site, {
    at: new Date(site.now()).toISOString(),
    method: wire.method,
    path: wire.path,
    query: wire.url.search,
    operation: endpoint.operation,
    caller,
    status: null,
    ...(faults.length === 0 ? {} : { fault: faults.map((fault) => fault.kind).join("+") }),
  });
  const plan = planFaults(faults, {
    site,
    organizationId: site.credentials.get(caller ?? "")?.organizationId ?? null,
    path: wire.path,
    endpointSet: endpoint.endpointSet,
    remoteAddress: wire.remoteAddress,
  });
  const delayMs = site.settings.latencyMs + plan.delayMs;
  const { world } = site;
  if (delayMs > 0) await new Promise((resolve) => setTimeout(resolve, delayMs));
  if (plan.held) await site.faults.cleared();
  if (site.world !== world) {
    // Reset while it waited: it was meant for a company that is no more.
    c.env.outgoing.socket?.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }

  const real = answerOrFailure(wire, () => {
    for (const act of plan.before) act();
    return plan.apply ? endpoint.answer(wire) : null;
  });
  for (const act of plan.after) act();
  const answer = plan.answer?.(real) ?? real ?? { status: 500, headers: {}, body: null };
  noteOutcome(seen, plan.delivery.kind, answer);
  if (plan.delivery.kind === "hang") keepHanging(site, c.env.outgoing);
  deliver(c.env.outgoing, answer, plan.delivery);
  return RESPONSE_ALREADY_SENT;
}

function keepHanging(site: Site, outgoing: ServerResponse): void {
  site.hanging.add(outgoing);
  outgoing.once("close", () => site.hanging.delete(outgoing));
}

function answerOrFailure(wire: WireCall, act: () => Rendered | null): Rendered | null {
  try {
    return act();
  } catch (error) {
    const failure = error instanceof ApiFailure ? error : apiFailure("UNEXPECTED_ERROR", { detail: String(error) });
    const flag = (name: string) => wire.url.searchParams.get(name) === "true";
    return renderFailure(failure.status, failure.body, failure.headers, flag("envelope"), flag("pretty"));
  }
}

function noteOutcome(seen: SeenRequest, delivery: string, answer: Rendered): void {
  if (delivery !== "hang" && delivery !== "reset") seen.status = answer.status;
}

async function readWire(site: Site, c: Context<Env>, params: Record<string, string>): Promise<WireCall> {
  const { incoming } = c.env;
  const target = incoming.url ?? "/";
  const url = new URL(target, site.baseUrl);
  return {
    method: c.req.method,
    path: url.pathname,
    target,
    url,
    params,
    authorization: c.req.header("authorization"),
    accept: c.req.header("accept"),
    contentType: c.req.header("content-type"),
    body: c.req.method === "GET" || c.req.method === "DELETE" ? "" : await c.req.text(),
    remoteAddress: (incoming.socket.remoteAddress ?? "127.0.0.1").replace(/^::ffff:/, ""),
  };
}

/** `{userId}:addRole` is one segment: the router takes it whole, pathParameters takes it apart. */
function routePattern(path: string): string {
  return path
    .split("/")
    .map((segment) => {
      const [, name, verb] = /^\{(\w+)\}(?::(\w+))?$/.exec(segment) ?? [];
      if (name === undefined) return segment;
      return verb === undefined ? `:${name}{[^/:]+}` : `:${name}{[^/:]+:${verb}}`;
    })
    .join("/");
}

function pathParameters(template: string, path: string): Record<string, string> {
  const actual = path.split("/");
  const params: Record<string, string> = {};
  template.split("/").forEach((segment, index) => {
    const name = /^\{(\w+)\}/.exec(segment)?.[1];
    const text = (actual[index] ?? "").replace(/:(?:add|remove)\w+$/, "");
    if (name !== undefined) params[name] = decodeSegment(text);
  });
  return params;
}

/** The path as it came, percent-encoding and all: a database user's name may hold slashes. */
function rawPath(c: Context<Env>): string {
  return (c.env.incoming.url ?? "/").split("?", 1)[0] ?? "/";
}

/** A segment that is no valid encoding stands for itself: it will be an id that does not exist. */
function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
