import { randomBytes } from "node:crypto";

/** Short enough to read out, long enough to find in a day's log. */
export function newRequestId(): string {
  return `req_${randomBytes(6).toString("hex")}`;
}
