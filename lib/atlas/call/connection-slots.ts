/**
 * Hands out the connections. Waiting for one happens here and not inside undici, so that an attempt's
 * deadline starts when the attempt does, and a removal that timed out in the queue is known not to have been sent.
 */
export interface ConnectionSlots {
  /** Resolves with the function that gives the slot back. Rejects with `stopped()` when the signal ends first. */
  take(signal: AbortSignal, stopped: () => Error): Promise<() => void>;
}

export function createConnectionSlots(count: number): ConnectionSlots {
  let free = count;
  const waiting = new Set<() => void>();

  function handOut(): () => void {
    free -= 1;
    let returned = false;
    return () => {
      if (returned) return;
      returned = true;
      free += 1;
      // A Set keeps insertion order: first come, first served.
      const [next] = waiting;
      next?.();
    };
  }

  return {
    take(signal, stopped) {
      if (signal.aborted) return Promise.reject(stopped());
      if (free > 0) return Promise.resolve(handOut());
      return new Promise((resolve, reject) => {
        const leave = () => {
          waiting.delete(proceed);
          signal.removeEventListener("abort", onAbort);
        };
        const proceed = () => {
          leave();
          resolve(handOut());
        };
        const onAbort = () => {
          leave();
          reject(stopped());
        };
        waiting.add(proceed);
        signal.addEventListener("abort", onAbort, { once: true });
      });
    },
  };
}
