import { type DehydratedState, dehydrate, type QueryClient } from "@tanstack/react-query";
import { createQueryClient } from "./client";

/** A page that comes with its data is worth this wait; one that does not shows its shape, and the browser asks for the data. */
const WAIT_MS = 200;

/**
 * For server components: runs the prefetches and gives what has arrived in time for a HydrationBoundary. What is late goes on and
 * is joined by the browser's own request; what fails is left out, so that the browser asks, and shows the failure.
 */
export async function prefetchBriefly(prefetch: (client: QueryClient) => Promise<unknown>): Promise<DehydratedState> {
  const client = createQueryClient();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const enough = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, WAIT_MS);
  });
  await Promise.race([prefetch(client), enough]);
  clearTimeout(timer);
  return dehydrate(client);
}
