import { defineRoute } from "@/lib/auth/define-route";
import { openScanLines } from "@/lib/directory/scan-lines";
import { scanPerson } from "@/lib/directory/scan-person";
import { noQuery, ofPerson } from "../../../parameters";

/** What lies beside a person's grants, one JSON value a line as it is found; closing the connection stops the scan. */
export const GET = defineRoute({
  permission: "read",
  params: ofPerson,
  query: noQuery,
  handler: async ({ runtime, params, signal }) =>
    new Response(
      await openScanLines((stop) => scanPerson(runtime.directory, params.userId, { signal: stop }), signal),
      {
        headers: {
          "content-type": "application/x-ndjson; charset=utf-8",
          // Compressed or buffered on the way, the lines would come all at once.
          "cache-control": "private, no-store, no-transform",
          "x-accel-buffering": "no",
        },
      },
    ),
});
