import "server-only";
import { z } from "zod";
import { AppError, ERROR_STATUS } from "@/lib/errors";
import type { Log } from "@/lib/log";
import { getRuntime, type Runtime } from "@/lib/runtime";
import type { DoorRuntime } from "./door-runtime";
import { parseInput } from "./parse-input";
import type { Permission } from "./permissions";
import type { Principal } from "./principal";
import { toPublicError } from "./public-error";
import { newRequestId } from "./request-id";
import { verifyRequest } from "./verify-request";

const nothing = z.object({});
type Nothing = typeof nothing;

export interface RouteCall<Params extends z.ZodObject, Query extends z.ZodObject, Own extends DoorRuntime = Runtime> {
  principal: Principal;
  runtime: Own;
  params: z.output<Params>;
  query: z.output<Query>;
  request: Request;
  /** Aborts when the browser goes away. */
  signal: AbortSignal;
}

export interface RouteDefinition<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Own extends DoorRuntime = Runtime,
> {
  /** Who may read it; there is no way to leave it out. */
  permission: Permission;
  /** The path's parameters. Checked strictly, like `query`: what the schema does not name is refused. */
  params?: Params;
  /** The query string: a text a name, or a list of texts where a name is repeated. */
  query?: Query;
  /** Returns a Response, or what becomes its JSON. Throws AppError or AtlasError for what a person should be told. */
  handler(call: RouteCall<Params, Query, Own>): Promise<Response | object>;
}

export type RouteHandler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;

/**
 * The door of API routes, for reading only: changes go through defineAction. Checks address, session, role, parameters; answers errors as
 * `{code, message, hint, requestId}` with the code's status. Use: `export const GET = defineRoute({...})`.
 */
export function defineRoute<Params extends z.ZodObject = Nothing, Query extends z.ZodObject = Nothing>(
  definition: RouteDefinition<Params, Query>,
): RouteHandler {
  return async (request, context) => answer(await runRoute(definition, request, await context.params, getRuntime));
}

/** The door without Next around it. */
export async function runRoute<Params extends z.ZodObject, Query extends z.ZodObject, Own extends DoorRuntime>(
  definition: RouteDefinition<Params, Query, Own>,
  request: Request,
  params: unknown,
  openRuntime: () => Promise<Own>,
): Promise<{ response: Response; requestId: string }> {
  const requestId = newRequestId();
  let log: Log | null = null;
  try {
    const runtime = await openRuntime();
    log = runtime.log;
    requireReading(request);
    const principal = await verifyRequest(runtime, request.headers, definition.permission);
    const result = await definition.handler({
      principal,
      runtime,
      params: parseInput<Params>(definition.params, params, "address"),
      query: parseInput<Query>(definition.query, readQuery(request), "query"),
      request,
      signal: request.signal,
    });
    return { response: result instanceof Response ? result : Response.json(result), requestId };
  } catch (error) {
    const shown = toPublicError(error, requestId, log);
    return { response: Response.json(shown, { status: ERROR_STATUS[shown.code] }), requestId };
  }
}

/** Answers are somebody's personal data: nobody on the way keeps them, and no other site loads them. */
function answer({ response, requestId }: { response: Response; requestId: string }): Response {
  const headers = new Headers(response.headers);
  if (!headers.has("cache-control")) headers.set("cache-control", "private, no-store");
  headers.set("x-request-id", requestId);
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

function requireReading(request: Request): void {
  if (request.method !== "GET" && request.method !== "HEAD") {
    throw new AppError("BAD_INPUT", "This address can only be read.", { hint: "Use GET." });
  }
  // Scripts send no Sec-Fetch-Site; browsers do, and another site's page has no business here.
  const site = request.headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") {
    throw new AppError("ORIGIN_REFUSED", "This request came from another site.", {
      hint: "Open the dashboard itself and try again.",
    });
  }
}

function readQuery(request: Request): Record<string, string | string[]> {
  const { searchParams } = new URL(request.url);
  return Object.fromEntries(
    [...new Set(searchParams.keys())].map((name) => {
      const values = searchParams.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}
