/**
 * HTTP Digest (RFC 7616), the pure part: reading a challenge and answering it.
 *
 * Header values come from fetch as byte strings (one character a byte). They are hashed as the bytes they were and
 * sent back as they came; user name and password are UTF-8.
 */

import { createHash } from "node:crypto";

const ALGORITHMS = {
  MD5: { hash: "md5", session: false, rank: 1 },
  "MD5-SESS": { hash: "md5", session: true, rank: 1 },
  "SHA-256": { hash: "sha256", session: false, rank: 2 },
  "SHA-256-SESS": { hash: "sha256", session: true, rank: 2 },
} as const;
type AlgorithmName = keyof typeof ALGORITHMS;

export interface DigestChallenge {
  realm: string;
  nonce: string;
  opaque: string | null;
  /** As the server spelled it, to be sent back; null when it named none (then it is MD5). */
  algorithm: string | null;
  /** False for servers of RFC 2069, which know no `qop` and no count. */
  qopAuth: boolean;
  /** The nonce was good once: the same credentials with the new nonce will do. */
  stale: boolean;
}

interface Scheme {
  name: string;
  params: Map<string, string>;
}

/**
 * Reads a `WWW-Authenticate` value, which may hold several challenges. Returns the strongest Digest challenge that
 * we can answer, or null. Never throws, whatever the header holds.
 */
export function parseDigestChallenge(header: string | null): DigestChallenge | null {
  let best: DigestChallenge | null = null;
  for (const scheme of splitChallenges(header ?? "")) {
    const challenge = toDigestChallenge(scheme);
    if (challenge !== null && (best === null || rankOf(challenge) > rankOf(best))) best = challenge;
  }
  return best;
}

// A parameter is `name = "quoted"` or `name = token`; a word without `=` begins a new challenge.
const PIECE = /[\s,]*([!#$%&'*+\-.^_`|~\w]+)(?:\s*=\s*(?:"((?:[^"\\]|\\[\s\S])*)"|([^\s,"]*)))?/y;

function splitChallenges(header: string): Scheme[] {
  const schemes: Scheme[] = [];
  PIECE.lastIndex = 0;
  for (let piece = PIECE.exec(header); piece !== null; piece = PIECE.exec(header)) {
    const [, name = "", quoted, token] = piece;
    const value = quoted === undefined ? token : quoted.replace(/\\([\s\S])/g, "$1");
    if (value === undefined) schemes.push({ name: name.toLowerCase(), params: new Map() });
    else schemes.at(-1)?.params.set(name.toLowerCase(), value);
  }
  return schemes;
}

function toDigestChallenge({ name, params }: Scheme): DigestChallenge | null {
  const nonce = params.get("nonce");
  const realm = params.get("realm");
  if (name !== "digest" || nonce === undefined || realm === undefined) return null;
  const algorithm = params.get("algorithm") ?? null;
  if (algorithmOf(algorithm) === null) return null;
  const qop = params.get("qop");
  const qopAuth = qop?.split(",").some((option) => option.trim().toLowerCase() === "auth") ?? false;
  // Only auth-int is offered: it protects the body too, and we do not speak it.
  if (qop !== undefined && !qopAuth) return null;
  const stale = params.get("stale")?.toLowerCase() === "true";
  return { realm, nonce, opaque: params.get("opaque") ?? null, algorithm, qopAuth, stale };
}

function algorithmOf(name: string | null): (typeof ALGORITHMS)[AlgorithmName] | null {
  const key = (name ?? "MD5").toUpperCase();
  return isAlgorithm(key) ? ALGORITHMS[key] : null;
}

function isAlgorithm(key: string): key is AlgorithmName {
  return Object.hasOwn(ALGORITHMS, key);
}

function rankOf(challenge: DigestChallenge): number {
  return algorithmOf(challenge.algorithm)?.rank ?? 0;
}

export interface DigestRequest {
  method: string;
  /** Path and query, exactly as in the request line. */
  uri: string;
  username: string;
  password: string;
  /** One per nonce, so that the -sess algorithms agree whichever request the server took it from. */
  cnonce: string;
  /** 1 for the first use of a nonce, rising by one with each. */
  count: number;
}

/** The `Authorization` value that answers a challenge. */
export function answerDigestChallenge(challenge: DigestChallenge, request: DigestRequest): string {
  const { hash, session } = algorithmOf(challenge.algorithm) ?? ALGORITHMS.MD5;
  const { method, uri, username, password, cnonce } = request;
  const digest = (...parts: (string | Buffer)[]) => {
    const hashed = createHash(hash);
    parts.forEach((part, index) => {
      if (index > 0) hashed.update(":");
      hashed.update(typeof part === "string" ? Buffer.from(part, "latin1") : part);
    });
    return hashed.digest("hex");
  };
  const count = request.count.toString(16).padStart(8, "0");
  const user = digest(Buffer.from(username, "utf8"), challenge.realm, Buffer.from(password, "utf8"));
  const secret = session ? digest(user, challenge.nonce, cnonce) : user;
  const target = digest(method, uri);
  const response = challenge.qopAuth
    ? digest(secret, challenge.nonce, count, cnonce, "auth", target)
    : digest(secret, challenge.nonce, target);
  return `Digest ${[
    nameUser(username),
    `realm=${quote(challenge.realm)}`,
    `nonce=${quote(challenge.nonce)}`,
    `uri=${quote(uri)}`,
    `response="${response}"`,
    ...(challenge.algorithm === null ? [] : [`algorithm=${challenge.algorithm}`]),
    ...(challenge.opaque === null ? [] : [`opaque=${quote(challenge.opaque)}`]),
    ...(challenge.qopAuth ? ["qop=auth", `nc=${count}`] : []),
    ...(challenge.qopAuth || session ? [`cnonce="${cnonce}"`] : []),
  ].join(", ")}`;
}

function quote(value: string): string {
  return `"${value.replace(/[\\"]/g, "\\$&")}"`;
}

/** Outside ASCII the name goes as RFC 5987 has it: a header cannot hold it otherwise. */
function nameUser(username: string): string {
  if (/^[\x20-\x7e]*$/.test(username)) return `username=${quote(username)}`;
  const encoded = encodeURIComponent(username).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `username*=UTF-8''${encoded}`;
}
