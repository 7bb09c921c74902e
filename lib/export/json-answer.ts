import { randomUUID } from "node:crypto";

interface Encoded {
  bytes: Uint8Array<ArrayBuffer>;
  etag: string;
}

/** The bytes of values that are kept elsewhere: they live as long as the value itself. */
const encodedOf = new WeakMap<object, Encoded>();

/**
 * A value as a JSON answer, written once however often it is asked for. Made for lists that the read cache keeps: 10,000
 * users are 5 MB of JSON, which would otherwise be written anew for every reader. The value must not be changed afterwards.
 * Answers 304 to a script that already has it. Compressed by Next on its way out: a route that does it itself has its
 * Content-Encoding taken off (next/dist/server/send-response) and is then compressed twice.
 * `written` is its JSON where somebody has it already.
 */
export function answerJsonOnce(request: Request, value: object, written?: Uint8Array<ArrayBuffer>): Response {
  const { bytes, etag } = encode(value, written);
  const headers = {
    "content-type": "application/json",
    etag,
    // Within one machine there is nothing to save, and compressing 10,000 users takes five times as long as sending them.
    ...(isLoopback(request.headers.get("host")) ? { "cache-control": "private, no-store, no-transform" } : {}),
  };
  const isKnown = hasEtag(request.headers.get("if-none-match"), etag);
  return isKnown ? new Response(null, { status: 304, headers }) : new Response(bytes, { headers });
}

function encode(value: object, written?: Uint8Array<ArrayBuffer>): Encoded {
  const known = encodedOf.get(value);
  if (known !== undefined) return known;
  const bytes = written ?? new TextEncoder().encode(JSON.stringify(value));
  // Names this very value: two reads of a list are never the same, since each says when it was made.
  // Weak, because it is compressed on its way out.
  const encoded = { bytes, etag: `W/"${randomUUID()}"` };
  encodedOf.set(value, encoded);
  return encoded;
}

function hasEtag(ifNoneMatch: string | null, etag: string): boolean {
  return ifNoneMatch?.split(",").some((candidate) => candidate.trim() === etag) ?? false;
}

/** By the name that was asked for: behind a reverse proxy that is the public one, wherever the proxy runs. */
function isLoopback(host: string | null): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/.test(host ?? "");
}
