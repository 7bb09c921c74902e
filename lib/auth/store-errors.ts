/** The connection, not the query: refused, reset, too many, shutting down (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "ETIMEDOUT",
  "EPIPE",
  "EAI_AGAIN",
  "53300",
  "57P01",
  "57P02",
  "57P03",
]);

/** node-postgres gives no code when a pool or a connection ends under a query. */
const SENTENCES =
  /Connection terminated|timeout exceeded when trying to connect|Cannot use a pool after calling end|PGlite is closed/;

/** Whether the database could not be reached, however deep the driver's error is wrapped. */
export function isStoreUnavailable(error: unknown): boolean {
  for (let current = error, depth = 0; current instanceof Error && depth < 6; current = current.cause, depth += 1) {
    const code = "code" in current ? String(current.code) : "";
    if (CODES.has(code) || code.startsWith("08") || SENTENCES.test(current.message)) return true;
    if (current instanceof AggregateError && current.errors.some(isStoreUnavailable)) return true;
  }
  return false;
}
