export interface Throttle {
  /** Counts one more for this key and says whether it is still within the limit. */
  admit(key: string, nowMs: number): boolean;
}

const MAX_KEYS = 10_000;

/** At most `limit` in any window of `windowMs`, counted for each key in the memory of this process. */
export function createThrottle({ limit, windowMs }: { limit: number; windowMs: number }): Throttle {
  const windows = new Map<string, { startedMs: number; count: number }>();
  return {
    admit(key, nowMs) {
      const open = windows.get(key);
      if (open && nowMs - open.startedMs < windowMs) {
        open.count += 1;
        return open.count <= limit;
      }
      // Moved to the end, so that the first key is always the one that was opened longest ago.
      windows.delete(key);
      windows.set(key, { startedMs: nowMs, count: 1 });
      const [oldest] = windows.keys();
      if (windows.size > MAX_KEYS && oldest !== undefined) windows.delete(oldest);
      return true;
    },
  };
}
