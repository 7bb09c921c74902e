import { type NextRequest, NextResponse } from "next/server";
import { isSecureOrigin, originOf } from "@/lib/auth/origin";
import { REQUESTED_PATH_HEADER } from "@/lib/auth/requested-path";
import { contentSecurityPolicy, securityHeaders } from "@/lib/auth/security-headers";
import { type Configuration, isDevelopment, readOwnEnvironment } from "@/lib/env";

let configuration: Configuration | undefined;

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
  if (request.nextUrl.pathname.startsWith("/api/")) {
    const policy = "default-src 'none'; frame-ancestors 'none'";
    return NextResponse.next({ headers: { ...headers, "content-security-policy": policy } });
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

export const config = { matcher: ["/((?!_next/|favicon.ico|icon.svg).*)"] };
