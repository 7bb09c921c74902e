import type { OAuthConfig } from "next-auth/providers/oauth";
import type { OidcConfiguration } from "@/lib/env";
import { SESSION_SECONDS } from "./session-name";

/** Long enough for a slow identity provider, short enough to tell someone. */
const TIMEOUT_MS = 10_000;

/** Any OpenID provider, by its discovery document; PKCE, state and nonce are all checked, and so is the ID token. */
export function oidcProvider({ issuer, clientId, clientSecret, roleClaim }: OidcConfiguration): OAuthConfig<object> {
  return {
    id: "oidc",
    name: "Single sign-on",
    type: "oauth",
    wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
    clientId,
    clientSecret: clientSecret.reveal(),
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    // Whoever asks for max_age is told auth_time (OpenID Connect Core §3.1.2.1), which the recent sign-in needs.
    authorization: { params: { scope: "openid email profile", max_age: SESSION_SECONDS } },
    httpOptions: { timeout: TIMEOUT_MS },
    userinfo: {
      // Many providers keep e-mail and roles out of the ID token; asking is only needed then. The library checks that `sub` agrees.
      async request({ client, tokens }) {
        const claims = tokens.id_token ? idTokenClaims(tokens.id_token) : {};
        const isComplete = "email" in claims && (roleClaim === null || roleClaim in claims);
        if (isComplete || !client.issuer.metadata.userinfo_endpoint || !tokens.access_token) return claims;
        const userinfo = await client.userinfo(tokens.access_token);
        if (userinfo.sub !== claims.sub) throw new Error("userinfo speaks of someone else than the ID token");
        return { ...userinfo, ...claims };
      },
    },
    profile: (profile: { sub?: unknown }) => ({ id: String(profile.sub ?? "") }),
  };
}

/** The claims of a token whose signature, audience, nonce and times the library has checked just before. */
function idTokenClaims(idToken: string): { sub?: string; [claim: string]: unknown } {
  return JSON.parse(Buffer.from(idToken.split(".")[1] ?? "", "base64url").toString("utf8"));
}
