import type { PublicError } from "@/lib/errors";

/** What a server action answers: expected failures are values, so that the form can show them. */
export type Result<Value> = { ok: true; value: Value } | { ok: false; error: PublicError };
