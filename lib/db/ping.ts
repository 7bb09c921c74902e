/** A store that has not answered by then counts as down. */
const PING_TIMEOUT_MS = 2_000;

/** Resolves when `query` does; rejects when it rejects or has not answered within two seconds. */
export async function pingWithin(query: () => Promise<unknown>, timeoutMs = PING_TIMEOUT_MS): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`The store did not answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    await Promise.race([query(), late]);
  } finally {
    clearTimeout(timer);
  }
}
