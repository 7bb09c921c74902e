import type { Configuration } from "@/lib/env";
import { isLoopback } from "@/lib/env/loopback";

type Origins = Pick<Configuration, "atlas" | "signIn">;

/**
 * The origin this request reached us at, or null when it did not come to an address of ours.
 * With NEXTAUTH_URL that address decides, and Host and X-Forwarded-* are not believed. Without it (sandbox mode only) the Host header
 * does, but only a loopback one: otherwise any page could point its own name at this machine and sign in (DNS rebinding).
 */
export function originOf(headers: Headers, { atlas, signIn }: Origins): string | null {
  const host = headers.get("host");
  const fromHost = host !== null && URL.canParse(`http://${host}`) ? new URL(`http://${host}`) : null;
  const isOwnMachine = fromHost !== null && fromHost.host === host?.toLowerCase() && isLoopback(fromHost.hostname);
  if (signIn.publicOrigin !== null) {
    const isPublicHost = host?.toLowerCase() === new URL(signIn.publicOrigin).host;
    return atlas.mode === "atlas" || isOwnMachine || isPublicHost ? signIn.publicOrigin : null;
  }
  if (!isOwnMachine) return null;
  // next-auth builds its addresses from these two where they are there; Next fills them in from the request itself.
  const forwardedHost = headers.get("x-forwarded-host");
  const forwardedProtocol = headers.get("x-forwarded-proto");
  const isUnforwarded = (forwardedHost ?? host) === host && (forwardedProtocol ?? "http") === "http";
  return isUnforwarded ? fromHost.origin : null;
}

/** Whether cookies can be, and therefore are, kept to https. */
export function isSecureOrigin(publicOrigin: string | null): boolean {
  return publicOrigin?.startsWith("https://") ?? false;
}
