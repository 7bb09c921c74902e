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

/** A logger that writes JSON lines to standard output, with secrets redacted. Control characters are escaped by JSON. */
export function createLog(level: string): Log {
  return pino({
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: redactedPaths, censor: "[redacted]" },
  });
}
