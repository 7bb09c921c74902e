import { AtlasError } from "./errors";
import { OPERATIONS, type OperationId } from "./operations";

/** A method for what a generation cannot do: nothing is sent. */
export function unsupported(operation: OperationId): () => Promise<never> {
  return async () => {
    throw new AtlasError({ kind: "unsupported", operation, method: OPERATIONS[operation].method });
  };
}
