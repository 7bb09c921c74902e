import type { Rendered } from "../http/render";
import type { Site } from "../site";
import { oauthFailure, serviceAccountOf } from "./authenticate";

export interface OAuthRequest {
  authorization: string | undefined;
  contentType: string | undefined;
  body: string;
}

/** POST /api/oauth/token: client credentials for a Bearer token (atlas-facts §3). */
export function answerTokenRequest(site: Site, request: OAuthRequest): Rendered {
  const credential = serviceAccountOf(site, request.authorization);
  const grant = readForm(request).get("grant_type");
  if (grant === null) throw oauthFailure(400, "invalid_request", "Missing parameter: grant_type.");
  if (grant !== "client_credentials") {
    throw oauthFailure(400, "unsupported_grant_type", `Grant type ${grant} is not supported.`);
  }
  const { token, expiresInS } = site.tokens.mint(credential);
  return {
    status: 200,
    headers: { "Content-Type": "application/json", "Cache-Control": "no-store" },
    body: JSON.stringify({ access_token: token, expires_in: expiresInS, token_type: "Bearer" }),
  };
}

/** POST /api/oauth/revoke: 200 with nothing in it. */
export function answerRevokeRequest(site: Site, request: OAuthRequest): Rendered {
  serviceAccountOf(site, request.authorization);
  const token = readForm(request).get("token");
  if (token === null) throw oauthFailure(400, "invalid_request", "Missing parameter: token.");
  site.tokens.revoke(token);
  return { status: 200, headers: {}, body: null };
}

function readForm(request: OAuthRequest): URLSearchParams {
  if (!request.contentType?.toLowerCase().startsWith("application/x-www-form-urlencoded")) {
    throw oauthFailure(400, "invalid_request", "The body must be application/x-www-form-urlencoded.");
  }
  return new URLSearchParams(request.body);
}
