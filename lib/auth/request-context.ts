import "server-only";
import { headers } from "next/headers";
import { forbidden, redirect } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/errors";
import { getRuntime, type Runtime } from "@/lib/runtime";
import type { Permission } from "./permissions";
import type { Principal } from "./principal";
import { toAppError, toPublicError } from "./public-error";
import { newRequestId } from "./request-id";
import { REQUESTED_PATH_HEADER } from "./requested-path";
import { signInAddress } from "./return-path";
import { readSignedIn, verifyRequest } from "./verify-request";

/** What a page or a route works with, once the door has let it in. */
export interface RequestContext {
  principal: Principal;
  runtime: Runtime;
}

/** Once a request and permission, however many layouts and components ask. */
const verifyOnce = cache(async (permission: Permission): Promise<RequestContext> => {
  const requestHeaders = await headers();
  const runtime = await getRuntime();
  return { runtime, principal: await verifyRequest(runtime, requestHeaders, permission) };
});

/**
 * The door of server components: the verified human and everything they may work with.
 * Throws AppError UNAUTHENTICATED, FORBIDDEN (written to the audit log), ORIGIN_REFUSED or STORE_UNAVAILABLE.
 */
export async function requestContext(permission: Permission): Promise<RequestContext> {
  try {
    return await verifyOnce(permission);
  } catch (error) {
    throw toAppError(error) ?? error;
  }
}

/**
 * The same for pages and layouts: goes to the sign-in page (and back afterwards), or shows the "not for your role" page with status 403.
 * A failure that a person can understand reaches the error page through its digest (see lib/errors.ts).
 */
export async function requirePage(permission: Permission): Promise<RequestContext> {
  // Outside the try: in a build this throws Next's own signal that the page is made at request time. Caught, it would open the
  // store to log a failure that is none.
  await headers();
  try {
    return await requestContext(permission);
  } catch (error) {
    if (error instanceof AppError && error.code === "UNAUTHENTICATED") redirect(signInAddress(await requestedPath()));
    if (error instanceof AppError && error.code === "FORBIDDEN") forbidden();
    throw await withDigest(error);
  }
}

/** Whoever is signed in, or null: for the sign-in page and for pages shown to everybody. */
export async function signedIn(): Promise<Principal | null> {
  const runtime = await getRuntime();
  return readSignedIn(runtime, await headers());
}

async function requestedPath(): Promise<string> {
  return (await headers()).get(REQUESTED_PATH_HEADER) ?? "/";
}

/** Next shows the browser nothing of an error but its digest, so the code and the request id travel there. */
async function withDigest(error: unknown): Promise<Error> {
  const log = await getRuntime().then(
    (runtime) => runtime.log,
    () => null,
  );
  const { code, message, requestId } = toPublicError(error, newRequestId(), log);
  return Object.assign(new Error(message, { cause: error }), { digest: `${code}:${requestId}` });
}
