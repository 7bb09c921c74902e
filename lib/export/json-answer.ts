import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { constants, gzip } from "node:zlib";

const gzipAsync = promisify(gzip);

/** Below this a compressed answer saves nothing worth the work. */
const MIN_GZIP_BYTES = 2_048;

interface Encoded {
  identity: Uint8Array<ArrayBuffer>;
  etag: string;
  /** Made when first asked for. */
  gzipped?: Promise<Uint8Array<ArrayBuffer>>;
}

/** The bytes of values that are kept elsewhere: they live as long as the value itself. */
const encodedOf = new WeakMap<object, Encoded>();

/**
 * A value as a JSON answer, written and compressed once however often it is asked for. Made for lists that the read cache
 * keeps: 10,000 users are 5 MB of JSON, which would otherwise be written anew, and compressed anew, for every reader.
 * The value must not be changed afterwards. Answers 304 to a script that already has it.
 */
export async function answerJsonOnce(request: Request, value: object): Promise<Response> {
  const encoded = encode(value);
  const headers = new Headers({
    "content-type": "application/json",
    etag: encoded.etag,
    vary: "Accept-Encoding",
  });
  if (hasEtag(request.headers.get("if-none-match"), encoded.etag)) return new Response(null, { status: 304, headers });
  if (encoded.identity.byteLength < MIN_GZIP_BYTES || !acceptsGzip(request.headers.get("accept-encoding"))) {
    return new Response(encoded.identity, { headers });
  }
  // Level 1: a tenth of the size in 8 ms for 10,000 users; level 6 takes three times that for a quarter less.
  encoded.gzipped ??= gzipAsync(encoded.identity, { level: constants.Z_BEST_SPEED }).then(
    (bytes) => new Uint8Array(bytes),
  );
  headers.set("content-encoding", "gzip");
  return new Response(await encoded.gzipped, { headers });
}

function encode(value: object): Encoded {
  const known = encodedOf.get(value);
  if (known !== undefined) return known;
  const identity = new TextEncoder().encode(JSON.stringify(value));
  // Weak: the compressed and the plain form share it.
  const etag = `W/"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`;
  const encoded: Encoded = { identity, etag };
  encodedOf.set(value, encoded);
  return encoded;
}

function hasEtag(ifNoneMatch: string | null, etag: string): boolean {
  return ifNoneMatch?.split(",").some((candidate) => candidate.trim() === etag) ?? false;
}

/** "gzip", "*" or a list with either, unless it is refused with q=0. */
function acceptsGzip(acceptEncoding: string | null): boolean {
  return (acceptEncoding ?? "").split(",").some((item) => {
    const [coding = "", ...parameters] = item.split(";").map((part) => part.trim().toLowerCase());
    return (coding === "gzip" || coding === "*") && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
