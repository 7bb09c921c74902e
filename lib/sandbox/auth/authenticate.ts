import { ApiFailure, apiFailure, bareUnauthorized } from "../http/api-failure";
import type { Site } from "../site";
import type { Credential } from "./credentials";

export interface Presented {
  method: string;
  /** Path and query as they stand in the request line. */
  target: string;
  authorization: string | undefined;
}

/** Who a call says it is, unchecked: for the request list and for fault rules. */
export function claimedCaller(site: Site, authorization: string | undefined): string | null {
  if (authorization === undefined) return null;
  if (/^Bearer /i.test(authorization)) return site.tokens.ownerOf(authorization.slice(7).trim());
  if (/^Digest /i.test(authorization)) return site.digest.usernameOf(authorization);
  return basicPair(authorization)?.id ?? null;
}

/** Bearer token or Digest answer; without either, Atlas's Digest challenge (atlas-facts §3). Throws the 401s and 403s. */
export function authenticate(site: Site, presented: Presented): Credential {
  const { authorization } = presented;
  if (authorization !== undefined && /^Bearer /i.test(authorization)) {
    const credential = site.credentials.get(site.tokens.ownerOf(authorization.slice(7).trim()) ?? "");
    if (credential === undefined || credential.revoked) throw bareUnauthorized('Bearer error="invalid_token"');
    return credential;
  }
  if (authorization === undefined || !/^Digest /i.test(authorization)) {
    throw bareUnauthorized(site.digest.challenge(false));
  }
  const credential = site.credentials.get(site.digest.usernameOf(authorization) ?? "");
  if (credential === undefined || credential.kind !== "apiKey" || credential.revoked) {
    throw bareUnauthorized(site.digest.challenge(false));
  }
  const { method, target } = presented;
  const verdict = site.digest.check({ method, target, header: authorization }, credential.secret);
  if (!verdict.ok) throw bareUnauthorized(site.digest.challenge(verdict.stale));
  return credential;
}

/** The access list counts where a credential is used, not where tokens are made (atlas-facts §3). */
export function checkAccessList(credential: Credential, remoteAddress: string): void {
  if (credential.accessListRequired) throw apiFailure("ORG_REQUIRES_ACCESS_LIST", { parameters: [remoteAddress] });
}

/** The service account behind a Basic header: id and secret exactly as issued, never percent-decoded (atlas-facts §3). */
export function serviceAccountOf(site: Site, authorization: string | undefined): Credential {
  const pair = authorization === undefined ? null : basicPair(authorization);
  const credential = site.credentials.get(pair?.id ?? "");
  const matches =
    credential !== undefined &&
    credential.kind === "serviceAccount" &&
    !credential.revoked &&
    credential.secret === pair?.secret;
  if (!matches) throw oauthFailure(401, "invalid_client", "Invalid credentials provided.");
  return credential;
}

/** The token endpoints have the OAuth error shape, not Atlas's (atlas-facts §2). */
export function oauthFailure(status: number, error: string, description: string): ApiFailure {
  return new ApiFailure(status, { error, error_description: description });
}

function basicPair(authorization: string): { id: string; secret: string } | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(authorization)?.[1];
  if (encoded === undefined) return null;
  const text = Buffer.from(encoded, "base64").toString("utf8");
  const colon = text.indexOf(":");
  return colon < 0 ? null : { id: text.slice(0, colon), secret: text.slice(colon + 1) };
}
