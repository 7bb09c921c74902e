import { z } from "zod";
import { changeSchema } from "../control/change-schema";

/** How `POST /__sandbox/faults` is told what to break. Unknown keys are refused, so that a misspelt fault is not silently none. */

const apply = z.boolean().optional();
const ms = z.number().int().min(0).max(600_000);

export const faultSchema = z.discriminatedUnion("kind", [
  /** Any status. `apply: true` does the change first. `body` is sent as it is; without one an ApiError is made. */
  z.strictObject({
    kind: z.literal("status"),
    status: z.number().int().min(200).max(599),
    errorCode: z.string().optional(),
    detail: z.string().optional(),
    parameters: z.array(z.unknown()).optional(),
    body: z.unknown().optional(),
    headers: z.record(z.string(), z.string()).optional(),
    /** Seconds, or text as it stands (an HTTP date). Left out: no header. */
    retryAfter: z.union([z.number(), z.string()]).optional(),
    apply,
  }),
  /** 429 in the token bucket's shape; `header: false` leaves Retry-After to the body's parameters. */
  z.strictObject({
    kind: z.literal("rateLimit"),
    retryAfterS: z.number().int().min(0).default(1),
    header: z.boolean().default(true),
  }),
  /** Cuts the connection with a TCP reset. */
  z.strictObject({ kind: z.literal("reset"), apply }),
  /** Accepts and never answers; a reset cuts it. */
  z.strictObject({ kind: z.literal("hang"), apply }),
  /** Sends the answer `bytes` at a time. */
  z.strictObject({
    kind: z.literal("drip"),
    intervalMs: ms.default(100),
    bytes: z.number().int().min(1).default(1),
    apply,
  }),
  /** Sends only the first bytes of the body; `clean` ends the answer properly, else the connection is cut. */
  z.strictObject({
    kind: z.literal("truncate"),
    bytes: z.number().int().min(0),
    clean: z.boolean().default(false),
    apply,
  }),
  /** A page of a proxy in between. Not applied unless asked. */
  z.strictObject({
    kind: z.literal("html"),
    status: z.number().int().default(200),
    body: z.string().optional(),
    apply,
  }),
  z.strictObject({
    kind: z.literal("redirect"),
    location: z.string().default("/login"),
    status: z.union([z.literal(301), z.literal(302), z.literal(303), z.literal(307), z.literal(308)]).default(302),
    apply,
  }),
  /** Another content type, or none (null). */
  z.strictObject({ kind: z.literal("contentType"), value: z.string().nullable(), apply }),
  /** The right status and headers around another body: JSON, or text as it stands. */
  z.strictObject({ kind: z.literal("body"), json: z.unknown().optional(), text: z.string().optional(), apply }),
  z.strictObject({ kind: z.literal("delay"), ms }),
  /** Waits until the faults are cleared, and is answered then. */
  z.strictObject({ kind: z.literal("hold") }),
  /** After the change this rule matches, reads of that organization show the state before it. */
  z.strictObject({ kind: z.literal("lag"), reads: z.number().int().min(1).optional(), forMs: ms.optional() }),
  /** Access tokens and Digest nonces are void from this call on. */
  z.strictObject({ kind: z.literal("expireTokens") }),
  /** The credentials of this call's organization are revoked from this call on. */
  z.strictObject({ kind: z.literal("revoke") }),
  /** The access list refuses this call. */
  z.strictObject({ kind: z.literal("accessList") }),
  /** Somebody else changes the world, just before or just after this call. */
  z.strictObject({
    kind: z.literal("change"),
    change: changeSchema,
    when: z.enum(["before", "after"]).default("before"),
  }),
]);

export const ruleSchema = z.strictObject({
  match: z
    .strictObject({
      method: z.string().optional(),
      /** A glob (`*` within a segment, `**` across), or `/regex/`. Matched against the path without the query. */
      path: z.string().optional(),
      /** operationId; also `oauthToken`, `oauthRevoke`. */
      operation: z.union([z.string(), z.array(z.string())]).optional(),
      /** Every pair must be in the query. */
      query: z.record(z.string(), z.string()).optional(),
      /** Client id or public key. */
      caller: z.string().optional(),
    })
    .default({}),
  /** Which of the matching calls: the nth (from 1), from and to, or every one (the default). */
  nth: z
    .union([z.number().int().min(1), z.tuple([z.number().int().min(1), z.number().int().min(1)]), z.literal("every")])
    .default("every"),
  /** Fires at most so often. */
  times: z.number().int().min(1).optional(),
  fault: faultSchema,
});

/** One rule, a list of them, or `{rules}`. Brought to a list first: errors of a union would not say what is wrong. */
export const rulesSchema = z.preprocess(
  (input) => (isRuleList(input) ? input.rules : Array.isArray(input) ? input : [input]),
  z.array(ruleSchema),
);

function isRuleList(input: unknown): input is { rules: unknown } {
  return typeof input === "object" && input !== null && "rules" in input;
}

export type Fault = z.output<typeof faultSchema>;
export type FaultRule = z.output<typeof ruleSchema>;
/** As it is written by hand: defaults may be left out. */
export type FaultRuleInput = z.input<typeof ruleSchema>;
