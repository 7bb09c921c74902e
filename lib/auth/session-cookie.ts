import type { CookiesOptions } from "next-auth";
import { decode } from "next-auth/jwt";
import { z } from "zod";
import { SESSION_SECONDS, sessionCookieName } from "./session-name";

export { SESSION_SECONDS, sessionCookieName };

/** All that the cookie carries: everything else is read from the session's row on every request. */
const sessionToken = z.object({ sid: z.uuid() });

/**
 * next-auth's cookies: httpOnly, SameSite=Lax (Strict would drop the cookie straight after the identity provider's redirect), and over
 * https Secure with the `__Host-` prefix, so that no neighbouring subdomain can set them.
 */
export function cookiesFor(isSecure: boolean): CookiesOptions {
  const cookie = (name: string, maxAgeSeconds?: number) => ({
    name: `${isSecure ? "__Host-" : ""}${name}`,
    options: {
      httpOnly: true,
      sameSite: "lax" as const,
      path: "/",
      secure: isSecure,
      ...(maxAgeSeconds === undefined ? {} : { maxAge: maxAgeSeconds }),
    },
  });
  const quarterHour = 15 * 60;
  return {
    sessionToken: { ...cookie(""), name: sessionCookieName(isSecure) },
    callbackUrl: cookie("atlas-offboarding.return"),
    csrfToken: cookie("atlas-offboarding.csrf"),
    pkceCodeVerifier: cookie("atlas-offboarding.pkce", quarterHour),
    state: cookie("atlas-offboarding.state", quarterHour),
    nonce: cookie("atlas-offboarding.nonce", quarterHour),
  };
}

/** The session a request claims to belong to, or null: no cookie, a forged one, one from another installation. */
export async function readSessionId(headers: Headers, isSecure: boolean, secret: string): Promise<string | null> {
  const token = readCookie(headers, sessionCookieName(isSecure));
  if (token === null) return null;
  return sessionIdOf(token, secret);
}

export async function sessionIdOf(token: string, secret: string): Promise<string | null> {
  try {
    return sessionToken.safeParse(await decode({ token, secret })).data?.sid ?? null;
  } catch {
    return null;
  }
}

function readCookie(headers: Headers, name: string): string | null {
  for (const pair of (headers.get("cookie") ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return null;
}
