import "server-only";
import { headers } from "next/headers";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { Log } from "@/lib/log";
import type { Result } from "@/lib/result";
import { getRuntime, type Runtime } from "@/lib/runtime";
import type { DoorRuntime } from "./door-runtime";
import { parseInput } from "./parse-input";
import type { Permission } from "./permissions";
import type { Principal } from "./principal";
import { toPublicError } from "./public-error";
import { newRequestId } from "./request-id";
import { createThrottle } from "./throttle";
import { requireOwnAddress, verifyRequest } from "./verify-request";

export interface ActionCall<Input extends z.ZodObject, Own extends DoorRuntime = Runtime> {
  principal: Principal;
  runtime: Own;
  input: z.output<Input>;
}

export interface ActionDefinition<Input extends z.ZodObject, Value, Own extends DoorRuntime = Runtime> {
  /** Who may do it; there is no way to leave it out. */
  permission: Permission;
  /** Whether the person must have proved who they are within RECENT_SIGN_IN_MINUTES: true for whatever destroys something. */
  recentSignIn: boolean;
  /** Checked strictly: names the schema does not know are refused. Nested objects must be strict themselves. */
  input: Input;
  /** Throws AppError or AtlasError for what a person should be told. */
  handler(call: ActionCall<Input, Own>): Promise<Value>;
}

/** Far above what hands can do, and still a bound. In the memory of each process. */
const perPerson = createThrottle({ limit: 120, windowMs: 60_000 });

/**
 * The door of every change. Checks, in this order: address, Origin, Sec-Fetch-Site, session, role, pace, input, recent sign-in.
 * Answers expected failures as values; anything else as one fixed sentence with a request id.
 * Use, in a file of lib/actions: `export const removeX = defineAction({...})`.
 */
export function defineAction<Input extends z.ZodObject, Value>(
  definition: ActionDefinition<Input, Value>,
): (input: z.input<Input>) => Promise<Result<Value>> {
  const action = async (input: z.input<Input>) => runAction(definition, input, await headers(), getRuntime);
  actions.add(action);
  return action;
}

const actions = new WeakSet<object>();

/** Whether a value came through this door: the tests ask it of everything that a "use server" file exports. */
export function isDefinedAction(value: unknown): boolean {
  return typeof value === "function" && actions.has(value);
}

/** The door without Next around it. */
export async function runAction<Input extends z.ZodObject, Value, Own extends DoorRuntime>(
  definition: ActionDefinition<Input, Value, Own>,
  input: unknown,
  requestHeaders: Headers,
  openRuntime: () => Promise<Own>,
): Promise<Result<Value>> {
  const requestId = newRequestId();
  let log: Log | null = null;
  try {
    const runtime = await openRuntime();
    log = runtime.log;
    requireOwnPage(runtime, requestHeaders);
    const principal = await verifyRequest(runtime, requestHeaders, definition.permission);
    if (!perPerson.admit(principal.email, runtime.now())) {
      throw new AppError("TOO_MANY_REQUESTS", "Too many changes in one minute.", { hint: "Wait a minute and go on." });
    }
    const checked = parseInput(definition.input, input, "input");
    if (definition.recentSignIn) requireRecentSignIn(runtime, principal);
    return { ok: true, value: await definition.handler({ principal, runtime, input: checked }) };
  } catch (error) {
    return { ok: false, error: toPublicError(error, requestId, log) };
  }
}

/**
 * A change is taken from our own pages only. Browsers send both headers with every POST; what does not have them is no browser of ours,
 * and SameSite=Lax alone would let a sibling subdomain in.
 */
function requireOwnPage(runtime: DoorRuntime, requestHeaders: Headers): void {
  const ownOrigin = requireOwnAddress(runtime, requestHeaders);
  const origin = requestHeaders.get("origin");
  const site = requestHeaders.get("sec-fetch-site");
  if (origin === ownOrigin && site === "same-origin") return;
  runtime.log.warn({ origin, site }, "a change was refused because it did not come from a page of this dashboard");
  throw new AppError("ORIGIN_REFUSED", "This change did not come from a page of this dashboard, so nothing was done.", {
    hint: "Open the dashboard itself and try again.",
  });
}

function requireRecentSignIn({ configuration, now }: DoorRuntime, principal: Principal): void {
  const { recentSignInMinutes } = configuration.signIn;
  const ageMs = now() - Date.parse(principal.authenticatedAt);
  if (ageMs <= recentSignInMinutes * 60_000) return;
  throw new AppError(
    "RECENT_SIGN_IN_REQUIRED",
    `Your sign-in is older than ${recentSignInMinutes} minutes, and this takes access away.`,
    { hint: "Sign in again to go on; nothing was done." },
  );
}
