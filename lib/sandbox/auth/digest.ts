import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

/** HTTP Digest as Atlas challenges for it: realm "MMS Public API", qop auth, short-lived nonces (RFC 7616; atlas-facts §3). */

export type DigestAlgorithm = "MD5" | "SHA-256";

export interface DigestRequest {
  method: string;
  /** Path and query exactly as they stand in the request line. */
  target: string;
  header: string;
}

export type DigestVerdict = { ok: true } | { ok: false; stale: boolean };

export interface DigestGate {
  challenge(stale: boolean): string;
  /** The public key a Digest header claims, unchecked. */
  usernameOf(header: string): string | null;
  check(request: DigestRequest, password: string): DigestVerdict;
  /** Every nonce handed out so far becomes stale. */
  expireNonces(): void;
}

const REALM = "MMS Public API";

export function createDigestGate(options: {
  now: () => number;
  algorithm: () => DigestAlgorithm;
  nonceLifetimeS: () => number;
}): DigestGate {
  const nonces = new Map<string, { expiresAtMs: number; seenCounts: Set<string> }>();

  function hash(text: string): string {
    return createHash(options.algorithm() === "MD5" ? "md5" : "sha256")
      .update(text, "utf8")
      .digest("hex");
  }

  return {
    challenge(stale) {
      const nonce = randomBytes(18).toString("base64");
      nonces.set(nonce, { expiresAtMs: options.now() + options.nonceLifetimeS() * 1000, seenCounts: new Set() });
      if (nonces.size > 5000) for (const [old] of [...nonces].slice(0, 2500)) nonces.delete(old);
      return `Digest realm="${REALM}", domain="", nonce="${nonce}", algorithm=${options.algorithm()}, qop="auth", stale=${stale}`;
    },
    usernameOf(header) {
      return readDigestHeader(header).get("username") ?? null;
    },
    check(request, password) {
      const fields = readDigestHeader(request.header);
      const field = (name: string) => fields.get(name) ?? "";
      const algorithm = fields.get("algorithm") ?? "MD5";
      const wellFormed =
        field("realm") === REALM &&
        algorithm.toUpperCase() === options.algorithm() &&
        field("qop") === "auth" &&
        /^[0-9a-f]{8}$/i.test(field("nc")) &&
        field("cnonce") !== "" &&
        field("uri") === request.target;
      if (!wellFormed) return { ok: false, stale: false };
      const secret = hash(`${field("username")}:${REALM}:${password}`);
      const call = hash(`${request.method}:${field("uri")}`);
      const expected = hash([secret, field("nonce"), field("nc"), field("cnonce"), field("qop"), call].join(":"));
      if (!sameText(expected, field("response").toLowerCase())) return { ok: false, stale: false };
      // Right password, but an old nonce or a count that was used before: the client may try again with a new one.
      const nonce = nonces.get(field("nonce"));
      if (nonce === undefined || nonce.expiresAtMs <= options.now()) return { ok: false, stale: true };
      if (nonce.seenCounts.has(field("nc").toLowerCase())) return { ok: false, stale: true };
      nonce.seenCounts.add(field("nc").toLowerCase());
      return { ok: true };
    },
    expireNonces() {
      nonces.clear();
    },
  };
}

function readDigestHeader(header: string): Map<string, string> {
  const fields = new Map<string, string>();
  const pattern = /([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,]+))/gi;
  for (const [, name = "", quoted, bare] of header.replace(/^Digest\s+/i, "").matchAll(pattern)) {
    fields.set(name.toLowerCase(), quoted === undefined ? (bare ?? "") : quoted.replace(/\\(.)/g, "$1"));
  }
  return fields;
}

function sameText(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
