import "server-only";
import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { AppError, ERROR_STATUS } from "@/lib/errors";
import type { Log } from "@/lib/log";
import { getRuntime } from "@/lib/runtime";
import type { DoorRuntime } from "./door-runtime";
import { createNextAuthOptions } from "./next-auth-options";
import { isSecureOrigin } from "./origin";
import { toPublicError } from "./public-error";
import { newRequestId } from "./request-id";
import { readSessionId } from "./session-cookie";
import { admitSignIn } from "./sign-in-pace";
import { requireOwnAddress } from "./verify-request";

interface RouteContext {
  params: Promise<{ nextauth: string[] }>;
}

/** The rest of next-auth's addresses (`_log` lets anybody write into the log) do not exist here. */
const ACTIONS = new Set(["providers", "csrf", "session", "signin", "signout", "callback", "error"]);

/** next-auth behind our own checks: address, pace, where the request came from; a failure is an answer and not a stack. */
export async function handleNextAuth(request: NextRequest, context: RouteContext): Promise<Response> {
  let log: Log | null = null;
  try {
    const runtime = await getRuntime();
    log = runtime.log;
    return await answer(runtime, request, context);
  } catch (error) {
    const shown = toPublicError(error, newRequestId(), log);
    return Response.json(shown, { status: ERROR_STATUS[shown.code], headers: { "cache-control": "no-store" } });
  }
}

async function answer(runtime: DoorRuntime, request: NextRequest, context: RouteContext): Promise<Response> {
  const [action = "", provider] = (await context.params).nextauth;
  if (!ACTIONS.has(action)) throw new AppError("NOT_FOUND", "There is nothing at this address.");
  const origin = requireOwnAddress(runtime, request.headers);
  if (request.method === "POST") requireOwnPage(request.headers, origin);
  if (action === "callback" || (action === "signin" && request.method === "POST")) {
    await requirePace(runtime, request, provider);
  }

  await requireReadableBody(request);

  let signOutFailure: unknown;
  const options = createNextAuthOptions(runtime, {
    origin,
    replaces: await readSessionId(
      request.headers,
      isSecureOrigin(runtime.configuration.signIn.publicOrigin),
      runtime.sessionSecret.reveal(),
    ),
    onSignOutFailed(error) {
      signOutFailure = error;
    },
  });
  const response: Response = await NextAuth(request, context, options);
  // Its cookie is gone, but the session could still be used by whoever has a copy: nobody may believe it has ended.
  if (signOutFailure !== undefined) throw signOutFailure;
  // Pages that the browser keeps for its back button go too. Not the cookies: the theme is the browser's, not the person's.
  if (action === "signout" && request.method === "POST") {
    response.headers.set("clear-site-data", '"cache", "storage"');
  }
  return response;
}

/** next-auth has its own token against forged requests; what a browser says about the sender is checked besides. Scripts say nothing. */
function requireOwnPage(headers: Headers, ownOrigin: string): void {
  const origin = headers.get("origin");
  const site = headers.get("sec-fetch-site");
  if ((origin === null || origin === ownOrigin) && (site === null || site === "same-origin")) return;
  throw new AppError("ORIGIN_REFUSED", "This sign-in did not come from the sign-in page.", {
    hint: "Open the sign-in page itself and try again.",
  });
}

async function requirePace(runtime: DoorRuntime, request: NextRequest, provider: string | undefined): Promise<void> {
  const account = provider === "sandbox" ? await readPersonaField(request) : null;
  if (admitSignIn({ headers: request.headers, account, nowMs: runtime.now() })) return;
  runtime.log.warn({ provider, account }, "too many sign-ins in one minute");
  throw new AppError("TOO_MANY_REQUESTS", "Too many sign-ins in one minute.", { hint: "Wait a minute and try again." });
}

/** next-auth reads a body without looking whether it is JSON; what it throws then is the sender's mistake and not a fault of ours. */
async function requireReadableBody(request: NextRequest): Promise<void> {
  if (request.method !== "POST" || !request.headers.get("content-type")?.includes("application/json")) return;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  if (typeof body === "object" && body !== null) return;
  throw new AppError("BAD_INPUT", "This is not a JSON object.", { hint: "Send a form, or a JSON object." });
}

/** Read from a copy: next-auth reads the body itself. */
async function readPersonaField(request: NextRequest): Promise<string> {
  const text = await request.clone().text();
  return (new URLSearchParams(text).get("persona") ?? "").slice(0, 40);
}
