import { AppError } from "@/lib/errors";
import { recordDenial } from "./denials";
import type { DoorRuntime } from "./door-runtime";
import { isSecureOrigin, originOf } from "./origin";
import { isAllowed, type Permission } from "./permissions";
import type { Principal } from "./principal";
import { readSessionId } from "./session-cookie";
import { readPrincipal } from "./sessions";

/**
 * The verified human of a request who may do this. Throws AppError ORIGIN_REFUSED (not an address of ours), UNAUTHENTICATED, or FORBIDDEN;
 * a refusal of someone who is signed in is written to the audit log.
 */
export async function verifyRequest(
  runtime: DoorRuntime,
  headers: Headers,
  permission: Permission,
): Promise<Principal> {
  requireOwnAddress(runtime, headers);
  const principal = await readSignedIn(runtime, headers);
  if (principal === null) {
    throw new AppError("UNAUTHENTICATED", "You are not signed in.", { hint: "Sign in, then try again." });
  }
  if (!isAllowed(principal.role, permission)) {
    await recordDenial(runtime, principal, permission);
    throw new AppError("FORBIDDEN", `Your role is ${principal.role}, which does not allow this.`, {
      hint: "Ask an admin of this dashboard to do it, or to change your role.",
    });
  }
  return principal;
}

/** Whoever is signed in, whatever their role; null for nobody. */
export async function readSignedIn(runtime: DoorRuntime, headers: Headers): Promise<Principal | null> {
  const isSecure = isSecureOrigin(runtime.configuration.signIn.publicOrigin);
  const sessionId = await readSessionId(headers, isSecure, runtime.sessionSecret.reveal());
  return sessionId === null ? null : readPrincipal(runtime, sessionId);
}

export function requireOwnAddress({ configuration }: Pick<DoorRuntime, "configuration">, headers: Headers): string {
  const origin = originOf(headers, configuration);
  if (origin !== null) return origin;
  throw new AppError("ORIGIN_REFUSED", "This address is not one this dashboard answers at.", {
    hint: "Open it at its own address; the sandbox answers at localhost and 127.0.0.1 only.",
  });
}
