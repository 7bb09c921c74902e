import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";

/** A process that the benchmark started, and that it alone ends. */
export interface Child {
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  /** The first line it prints; rejects when it ends before that. */
  firstLine(): Promise<string>;
  /** Resolves when it has ended. */
  ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** Asked to end, a process gets this long before it is killed. */
const STOP_GRACE_MS = 15_000;

/** Starts this Node with these arguments and exactly this environment. */
export function startNode(args: readonly string[], environment: Readonly<Record<string, string>>): Child {
  const child = spawn(process.execPath, [...args], {
    env: { NODE_ENV: "production", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let printed = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    printed += text;
    output += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output += text;
  });
  const ended = once(child, "exit");
  // Covers a benchmark that is itself ended in the middle.
  const endWithUs = () => child.kill("SIGKILL");
  process.once("exit", endWithUs);
  ended.finally(() => process.off("exit", endWithUs));
  return {
    pid: child.pid ?? 0,
    output: () => output,
    ended,
    async firstLine() {
      const gone = ended.then(() => {
        throw new Error(`It ended before it was ready:\n${output}`);
      });
      while (!printed.includes("\n")) await Promise.race([once(child.stdout, "data"), gone]);
      gone.catch(() => undefined);
      return printed.slice(0, printed.indexOf("\n"));
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), STOP_GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Resident memory of a process in megabytes, as Linux counts it. */
export function residentMegabytes(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

/** A port of this machine that nobody listens on now. */
export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (typeof address !== "object" || address === null) throw new Error("No free port was found.");
  return address.port;
}
