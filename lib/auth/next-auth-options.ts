import type { NextAuthOptions } from "next-auth";
import CredentialsProvider from "next-auth/providers/credentials";
import type { DoorRuntime } from "./door-runtime";
import { readOidcIdentity } from "./oidc-identity";
import { oidcProvider } from "./oidc-provider";
import { isSecureOrigin } from "./origin";
import { PERSONAS, personaClaim } from "./personas";
import { readReturnPath } from "./return-path";
import { cookiesFor, SESSION_SECONDS } from "./session-cookie";
import { currentRole, endSession, type NewSession, readPrincipal, refuseSession, startSession } from "./sessions";
import { isStoreUnavailable } from "./store-errors";

/** Why a sign-in did not end in a session: the `error` of the sign-in page's address. */
export type SignInFailure = "NoRole" | "NoEmail" | "UnverifiedEmail" | "Unavailable";

/** One request to next-auth. Its options are made for it alone, so that nothing of one person can reach another's request. */
export interface AuthRequest {
  /** Ours, verified. */
  origin: string;
  /** The session this browser has now: a new one takes over from it. */
  replaces: string | null;
  /** Told when next-auth would swallow a failure to end a session. */
  onSignOutFailed(error: unknown): void;
}

/**
 * next-auth's options. Sandbox personas exist in sandbox mode only, and there is no e-mail provider. The cookie carries a session id
 * and nothing else: who that is, and what they may do, is read from the database and today's role lists on every request.
 */
export function createNextAuthOptions(runtime: DoorRuntime, request: AuthRequest): NextAuthOptions {
  const { atlas, signIn } = runtime.configuration;
  let startedSessionId: string | null = null;
  const signInPage = (failure: SignInFailure) => `${request.origin}/sign-in?error=${failure}`;

  return {
    secret: runtime.sessionSecret.reveal(),
    providers: [
      ...(signIn.oidc ? [oidcProvider(signIn.oidc)] : []),
      ...(atlas.mode === "sandbox" ? [sandboxProvider()] : []),
    ],
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: { maxAge: SESSION_SECONDS },
    useSecureCookies: isSecureOrigin(signIn.publicOrigin),
    cookies: cookiesFor(isSecureOrigin(signIn.publicOrigin)),
    pages: { signIn: "/sign-in", signOut: "/sign-in", error: "/sign-in" },
    logger: nextAuthLogger(runtime),
    callbacks: {
      async signIn({ user, account, profile }) {
        try {
          const session = readNewSession(runtime, request, account?.provider, user.id, profile);
          if (typeof session === "string") return signInPage(session);
          if (currentRole(runtime, session) === null) {
            await refuseSession(runtime, session, session.provider);
            return signInPage("NoRole");
          }
          startedSessionId = await startSession(runtime, session);
          return true;
        } catch (error) {
          // Thrown on, its words would end up in the browser's address bar.
          runtime.log.error({ err: error }, "a sign-in could not be recorded, so nobody was signed in");
          return signInPage("Unavailable");
        }
      },
      jwt: ({ token }) => ({ sid: startedSessionId ?? token.sid }),
      async session({ session, token }) {
        const principal = await readPrincipal(runtime, String(token.sid)).catch((error: unknown) => {
          if (isStoreUnavailable(error)) return undefined;
          throw error;
        });
        // Thrown, next-auth takes the dead cookie away; a database that is down is no reason to.
        if (principal === null) throw new Error("the session has ended");
        if (principal === undefined) return { expires: session.expires };
        return { user: { name: principal.name, email: principal.email }, expires: session.expires };
      },
      redirect: ({ url, baseUrl }) => `${baseUrl}${url === "/sign-in" ? url : readReturnPath(url, baseUrl)}`,
    },
    events: {
      async signOut({ token }) {
        try {
          if (typeof token?.sid === "string") await endSession(runtime, token.sid);
        } catch (error) {
          request.onSignOutFailed(error);
        }
      },
    },
  };
}

function sandboxProvider() {
  return CredentialsProvider({
    id: "sandbox",
    name: "Sandbox persona",
    credentials: { persona: { label: "Persona" } },
    authorize: async (credentials) => {
      const persona = PERSONAS.find(({ role }) => role === credentials?.persona);
      return persona ? { id: persona.role } : null;
    },
  });
}

function readNewSession(
  runtime: DoorRuntime,
  { replaces }: AuthRequest,
  provider: string | undefined,
  userId: string,
  profile: unknown,
): NewSession | SignInFailure {
  const nowMs = runtime.now();
  if (provider === "sandbox") {
    const persona = PERSONAS.find(({ role }) => role === userId);
    if (!persona) return "NoRole";
    const { email, name, role } = persona;
    return { email, name, claims: [personaClaim(role)], authenticatedAtMs: nowMs, provider, replaces };
  }
  const identity = readOidcIdentity(profile, runtime.configuration.signIn.oidc?.roleClaim ?? null);
  if (typeof identity === "string") {
    runtime.log.warn({ reason: identity }, "a sign-in was refused for what the identity provider said");
    return identity;
  }
  return { ...identity, authenticatedAtMs: identity.authenticatedAtMs ?? nowMs, provider: "oidc", replaces };
}

/** next-auth's own words go to our log; its metadata may hold tokens, so only the error's message does. */
function nextAuthLogger({ log }: DoorRuntime): NonNullable<NextAuthOptions["logger"]> {
  return {
    error(code, metadata) {
      const error = metadata instanceof Error ? metadata : metadata?.error;
      const fields = { code, reason: error?.message ?? "" };
      // An ended session is daily life, not a fault.
      if (code === "JWT_SESSION_ERROR") log.debug(fields, "a session cookie was not accepted");
      else log.warn(fields, "next-auth reports a failed sign-in or sign-out");
    },
    warn: (code) => log.debug({ code }, "next-auth warns"),
    debug: () => undefined,
  };
}
