import { expect, test } from "vitest";
import { wasNeverSent } from "./exchange";

const coded = (code: string, rest: object = {}) => Object.assign(new Error(code), { code, ...rest });
const fetchFailed = (cause: unknown) => new TypeError("fetch failed", { cause });

test.each([
  coded("ECONNREFUSED"),
  coded("ENOTFOUND"),
  coded("EAI_AGAIN"),
  coded("ETIMEDOUT", { syscall: "connect" }),
  coded("ECONNRESET", { syscall: "connect" }),
  coded("UND_ERR_CONNECT_TIMEOUT"),
  coded("DEPTH_ZERO_SELF_SIGNED_CERT"),
  coded("CERT_HAS_EXPIRED"),
  coded("ERR_TLS_CERT_ALTNAME_INVALID"),
  coded("UNABLE_TO_VERIFY_LEAF_SIGNATURE"),
  new AggregateError([coded("ECONNREFUSED"), coded("ENETUNREACH", { syscall: "connect" })]),
])("%s proves that nothing was sent", (cause) => {
  expect(wasNeverSent(fetchFailed(cause))).toBe(true);
});

test.each([
  coded("ECONNRESET", { syscall: "read" }),
  coded("EPIPE", { syscall: "write" }),
  coded("ETIMEDOUT", { syscall: "read" }),
  coded("UND_ERR_SOCKET"),
  coded("UND_ERR_BODY_TIMEOUT"),
  new AggregateError([coded("ECONNREFUSED"), coded("ECONNRESET", { syscall: "read" })]),
  new AggregateError([]),
  new Error("something else"),
  undefined,
  "text",
])("%s proves nothing", (cause) => {
  expect(wasNeverSent(fetchFailed(cause))).toBe(false);
});
