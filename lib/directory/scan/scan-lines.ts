import type { ScanEvent } from "../person-types";

/**
 * A scan as a stream of JSON lines, made as fast as they are read; when the reader leaves, the scan stops. Throws what the
 * scan throws before its first event, so that a refusal is an answer of its own.
 */
export async function openScanLines(
  start: (signal: AbortSignal) => AsyncGenerator<ScanEvent, void, undefined>,
  signal: AbortSignal,
): Promise<ReadableStream<Uint8Array>> {
  const stop = new AbortController();
  const events = start(AbortSignal.any([stop.signal, signal]));
  let next = await events.next();
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      if (next.done) return controller.close();
      controller.enqueue(encoder.encode(`${JSON.stringify(next.value)}\n`));
      next = await events.next();
    },
    cancel(reason) {
      stop.abort(reason);
    },
  });
}
