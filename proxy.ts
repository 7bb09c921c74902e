import { type NextRequest, NextResponse } from "next/server";
import { isSecureOrigin, originOf } from "@/lib/auth/origin";
import { newRequestId } from "@/lib/auth/request-id";
import { REQUESTED_PATH_HEADER } from "@/lib/auth/requested-path";
import { contentSecurityPolicy, securityHeaders } from "@/lib/auth/security-headers";
import { type Configuration, isDevelopment, readOwnEnvironment } from "@/lib/env";
import type { PublicError } from "@/lib/errors";

let configuration: Configuration | undefined;
const NOTHING_LOADED = "default-src 'none'; frame-ancestors 'none'";

/**
 * Headers for every response, and a nonce for every page. Refuses addresses that are not ours. It lets nobody in and keeps nobody out
 * beyond that: each page, route and action has its own door.
 */
export function proxy(request: NextRequest): Response {
  configuration ??= readOwnEnvironment();
  const headers = securityHeaders({ isSecure: isSecureOrigin(configuration.signIn.publicOrigin) });
  // Read without cookies or secrets, by load balancers that know us by another name.
  const isHealth = request.nextUrl.pathname === "/api/health";
  if (!isHealth && originOf(request.headers, configuration) === null) {
    return new Response("This dashboard does not answer at this address.\n", { status: 421, headers });
  }
  const isApi = request.nextUrl.pathname.startsWith("/api/");
  if (!isWellFormed(request.nextUrl.pathname)) return refuseAddress(isApi, headers);
  if (isApi) {
    return NextResponse.next({ headers: { ...headers, "content-security-policy": NOTHING_LOADED } });
  }

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = contentSecurityPolicy({ nonce, isDevelopment: isDevelopment() });
  const forPage = new Headers(request.headers);
  // Next takes the nonce for its own scripts from the request's policy.
  forPage.set("content-security-policy", policy);
  forPage.set("x-nonce", nonce);
  forPage.set(REQUESTED_PATH_HEADER, request.nextUrl.pathname + request.nextUrl.search);
  return NextResponse.next({
    request: { headers: forPage },
    headers: { ...headers, "content-security-policy": policy },
  });
}

function isWellFormed(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

/** Left to Next, an address that cannot be decoded is a failure of ours: status 500, without a header of ours. */
function refuseAddress(isApi: boolean, headers: Record<string, string>): Response {
  const message = "This address is not well-formed.";
  const init = {
    status: 400,
    headers: { ...headers, "cache-control": "no-store", "content-security-policy": NOTHING_LOADED },
  };
  if (!isApi) return new Response(`${message}\n`, init);
  const error: PublicError = { code: "BAD_INPUT", message, hint: "Check the address.", requestId: newRequestId() };
  return Response.json(error, init);
}

export const config = { matcher: ["/((?!_next/|favicon.ico|icon.svg).*)"] };
