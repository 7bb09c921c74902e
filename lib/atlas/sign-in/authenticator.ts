import type { Answer } from "../call/answer";
import type { Deadline } from "../call/deadline";
import type { HttpMethod } from "../operations/operations";

/** What a request is signed with, to be shown again when Atlas refuses it. */
export interface Permit {
  /** The `Authorization` header, or null for the first request of a Digest conversation. */
  header: string | null;
}

/** One way of signing in. */
export interface Authenticator<P extends Permit = Permit> {
  /** Signs a request. `uri` is path and query as they are sent. Throws AtlasError when it cannot. */
  permit(request: { method: HttpMethod; uri: string }, within: Deadline): Promise<P>;
  /** Told of a 401 (`round` counts from 0 within one call). True when the same request is worth signing and sending again. */
  refused(permit: P, answer: Answer, round: number): boolean;
  /** Every secret now held, so that none of them gets into an error. */
  secrets(): readonly string[];
}
