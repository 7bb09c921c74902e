import { randomBytes } from "node:crypto";
import { ApiFailure, apiFailure } from "../http/api-failure";
import type { Credential } from "./credentials";

/** Access tokens and the limits on minting them (atlas-facts §3: 3600 s, 10 a minute, 100 active). */
export interface TokenStore {
  mint(credential: Credential): { token: string; expiresInS: number };
  /** The client id a token was minted for, or null when it is unknown, expired or revoked. */
  ownerOf(token: string): string | null;
  revoke(token: string): void;
  expireAll(clientId?: string): void;
  clearMintWindows(): void;
}

const MAX_MINTS_PER_MINUTE = 10;
const MAX_ACTIVE_TOKENS = 100;

export function createTokenStore(options: {
  now: () => number;
  lifetimeS: () => number;
  limited: () => boolean;
}): TokenStore {
  const tokens = new Map<string, { clientId: string; expiresAtMs: number }>();
  const mints = new Map<string, { windowStartMs: number; count: number }>();

  function activeCount(clientId: string): number {
    let count = 0;
    for (const [token, entry] of tokens) {
      if (entry.expiresAtMs <= options.now()) tokens.delete(token);
      else if (entry.clientId === clientId) count += 1;
    }
    return count;
  }

  function countMint(clientId: string): void {
    const nowMs = options.now();
    const entry = mints.get(clientId);
    if (entry === undefined || nowMs - entry.windowStartMs >= 60_000) {
      mints.set(clientId, { windowStartMs: nowMs, count: 1 });
      return;
    }
    entry.count += 1;
    if (entry.count > MAX_MINTS_PER_MINUTE) {
      const retryAfterS = Math.ceil((entry.windowStartMs + 60_000 - nowMs) / 1000);
      throw apiFailure("RATE_LIMITED", {
        detail: `Resource /api/oauth/token is limited to ${MAX_MINTS_PER_MINUTE} requests every 1 minutes.`,
        parameters: ["/api/oauth/token", MAX_MINTS_PER_MINUTE, 1],
        headers: { "Retry-After": String(retryAfterS) },
      });
    }
  }

  return {
    mint(credential) {
      if (options.limited()) {
        countMint(credential.id);
        if (activeCount(credential.id) >= MAX_ACTIVE_TOKENS) {
          throw new ApiFailure(403, {
            error: "access_denied",
            error_description:
              "Access Token limit reached. Please use the existing Access Tokens or create a new Service Account.",
          });
        }
      }
      const token = `sandbox.${randomBytes(24).toString("base64url")}`;
      const expiresInS = options.lifetimeS();
      tokens.set(token, { clientId: credential.id, expiresAtMs: options.now() + expiresInS * 1000 });
      return { token, expiresInS };
    },
    ownerOf(token) {
      const entry = tokens.get(token);
      if (entry === undefined || entry.expiresAtMs <= options.now()) return null;
      return entry.clientId;
    },
    revoke(token) {
      tokens.delete(token);
    },
    expireAll(clientId) {
      for (const [token, entry] of tokens) {
        if (clientId === undefined || entry.clientId === clientId) tokens.delete(token);
      }
    },
    clearMintWindows() {
      mints.clear();
    },
  };
}
