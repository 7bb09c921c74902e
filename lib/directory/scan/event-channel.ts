/** Hands events from many tasks to one reader, in order. Nobody waits while it pushes: what is found is small. */
export interface EventChannel<Event> extends AsyncIterable<Event> {
  push(event: Event): void;
  /** Ends the reading after what was pushed before; with a failure, by throwing it. */
  close(failure?: unknown): void;
}

export function createEventChannel<Event>(): EventChannel<Event> {
  const waiting: Event[] = [];
  let end: { failure: unknown } | null = null;
  let wake: (() => void) | null = null;
  const signal = () => {
    wake?.();
    wake = null;
  };
  return {
    push(event) {
      if (end === null) waiting.push(event);
      signal();
    },
    close(failure) {
      end ??= { failure };
      signal();
    },
    async *[Symbol.asyncIterator]() {
      for (;;) {
        const next = waiting.shift();
        if (next !== undefined) {
          yield next;
        } else if (end !== null) {
          if (end.failure !== undefined) throw end.failure;
          return;
        } else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
    },
  };
}
