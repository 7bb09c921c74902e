import { AtlasError } from "../errors";
import { isAtlasId, OPERATIONS, type OperationId } from "./operations";

/** An id in a body is held to the same form as one in a path. Throws AtlasError `bad_request` before anything is sent. */
export function requireUserIdInBody(operation: OperationId, userId: string): void {
  if (isAtlasId(userId)) return;
  const detail = "An id must be 24 characters of 0-9 and a-f. Nothing was sent.";
  throw new AtlasError({ kind: "bad_request", operation, method: OPERATIONS[operation].method, detail });
}
