import { pino } from "pino";

/** What every layer logs through: JSON lines, an object first, a sentence second. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** Names under which secrets travel, wherever they stand in a logged object. */
const SECRET_KEYS = [
  "authorization",
  "cookie",
  "set-cookie",
  "www-authenticate",
  "clientSecret",
  "client_secret",
  "privateKey",
  "password",
  "secret",
  "token",
  "access_token",
];
const redactedPaths = SECRET_KEYS.flatMap((key) => {
  const quoted = `["${key}"]`;
  return [quoted, `*${quoted}`, `*.*${quoted}`, `*.*.*${quoted}`];
});

/** Secrets inside sentences: authorization headers, passwords in addresses, service account secrets, tokens. */
const SECRET_TEXTS: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic|Digest)\s+[\w+/=.~-]{8,}/gi, "$1 [redacted]"],
  [/(\w:\/\/[^\s:/@]*):[^\s@/]+@/g, "$1:[redacted]@"],
  [/\bmdb_sa_sk_[\w-]+/g, "[redacted]"],
  [/\beyJ[\w-]+\.[\w-]*\.?[\w.-]*/g, "[redacted]"],
  [/\b(client_secret|access_token|id_token|refresh_token|code_verifier|password)=[^\s&"']+/gi, "$1=[redacted]"],
];
const MAX_CAUSES = 5;

/** An error for the log: its words and its stack, not the objects that libraries hang on it (requests, tokens, query parameters). */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? redactText(error) : error;
  return {
    type: error.name,
    message: redactText(error.message),
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...(error.stack ? { stack: redactText(error.stack) } : {}),
    ...(error.cause !== undefined && depth < MAX_CAUSES ? { cause: describeError(error.cause, depth + 1) } : {}),
  };
}

function redactText(text: string): string {
  return SECRET_TEXTS.reduce((redacted, [pattern, shown]) => redacted.replace(pattern, shown), text);
}

/**
 * A logger that writes JSON lines to standard output (or to `destination`), with secrets redacted. Control characters are escaped by JSON.
 * Errors belong under the name `err`.
 */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactedPaths, censor: "[redacted]" },
    serializers: { err: (error: unknown) => describeError(error) },
  };
  return destination ? pino(options, destination) : pino(options);
}
