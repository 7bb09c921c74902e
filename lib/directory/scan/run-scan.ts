import type { DirectoryReadContext } from "../cache";
import type { ScanEvent } from "../person-types";
import { settleInParallel } from "../reading/in-parallel";
import { createEventChannel } from "./event-channel";
import type { Scan } from "./scan";
import { scanOrganization } from "./scan-organization";

/** Each asks a handful of its projects at a time: with very many connections, the others wait for their turn. */
const ORGANIZATIONS_AT_ONCE = 16;

/**
 * One scan over all connections: each finding is given as it is made, with progress in between, and what could not be read at
 * the end of its organization. Stops asking when the signal ends, whose reason it throws.
 */
export async function* runScan(
  ctx: DirectoryReadContext,
  { person, names, signal }: Pick<Scan, "person" | "names" | "signal">,
): AsyncGenerator<ScanEvent, void, undefined> {
  const channel = createEventChannel<ScanEvent>();
  const connections = ctx.connections.all();
  const progress = { done: 0, total: connections.length };
  const report = () => channel.push({ type: "progress", ...progress });
  const scan: Scan = {
    person,
    names,
    signal,
    emit: channel.push,
    addTasks(count) {
      progress.total += count;
      report();
    },
    finishTask() {
      progress.done += 1;
      report();
    },
  };
  report();
  signal.addEventListener("abort", () => channel.close(signal.reason), { once: true });
  void settleInParallel(
    connections,
    ORGANIZATIONS_AT_ONCE,
    (connection) => scanOrganization(ctx, connection, scan).finally(scan.finishTask),
    signal,
  ).then(
    // Atlas's failures are events: whatever is thrown is a fault of ours, or the end of the scan.
    (outcomes) => channel.close(outcomes.find((outcome) => outcome.status === "rejected")?.reason),
    (failure: unknown) => channel.close(failure),
  );
  yield* channel;
  signal.throwIfAborted();
}
