/** What was promised, or the signal's reason, whichever is first. What was promised goes on. */
export function within<Value>(signal: AbortSignal, promised: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason);
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
    promised.then(resolve, reject).finally(() => signal.removeEventListener("abort", leave));
  });
}
