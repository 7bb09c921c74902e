/** From sign-in to the end, however busy the session is. */
export const SESSION_SECONDS = 8 * 60 * 60;

/** Apart from session-cookie.ts, so that the proxy need not load next-auth. */
export function sessionCookieName(isSecure: boolean): string {
  return `${isSecure ? "__Host-" : ""}atlas-offboarding.session`;
}
