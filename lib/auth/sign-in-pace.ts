import { createThrottle } from "./throttle";

const MINUTE_MS = 60_000;

/**
 * Sign-ins in the memory of each process: enough to make guessing and flooding pointless, and gone after a restart.
 * Passwords are the identity provider's to guard; what we see are callbacks and sandbox personas.
 */
const perAccount = createThrottle({ limit: 120, windowMs: MINUTE_MS });
const perAddress = createThrottle({ limit: 120, windowMs: MINUTE_MS });
/** An address can be made up by whoever reaches us without a reverse proxy, so there is one limit over all. */
const overall = createThrottle({ limit: 600, windowMs: MINUTE_MS });

/** Counts one sign-in attempt and says whether it may go on. */
export function admitSignIn(attempt: { headers: Headers; account: string | null; nowMs: number }): boolean {
  const { headers, account, nowMs } = attempt;
  // The last hop was written by whoever handed the request to us.
  const address = headers.get("x-forwarded-for")?.split(",").at(-1)?.trim().slice(0, 64) ?? "unknown";
  const admitted = [
    overall.admit("all", nowMs),
    perAddress.admit(address, nowMs),
    account === null || perAccount.admit(account, nowMs),
  ];
  return admitted.every(Boolean);
}
