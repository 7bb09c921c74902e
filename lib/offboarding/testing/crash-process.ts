import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { DatabaseTarget } from "@/lib/db/store";

export interface CrashOrder {
  store: DatabaseTarget;
  baseUrl: string;
  organizationId: string;
  userId: string | null;
  verb: "remove" | "reinvite";
  dieAt: number | null;
  everyBoundary: boolean;
}

/** A worker process in waiting: it has loaded and does nothing until it is told. */
export interface CrashProcess {
  /** Runs the order; how the process ended, what it said last, and everything it complained about. */
  run(order: CrashOrder): Promise<{ signal: string | null; said: string; complaints: string }>;
  kill(): void;
}

const SCRIPT = fileURLToPath(new URL("crash-child.ts", import.meta.url));

export function startCrashProcess(): CrashProcess {
  const child: ChildProcessWithoutNullStreams = spawn(process.execPath, ["--import", "tsx", SCRIPT], { stdio: "pipe" });
  let said = "";
  let complaints = "";
  const ready = new Promise<void>((resolve) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      said = line;
      resolve();
    });
  });
  child.stderr.on("data", (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ended = once(child, "close");
  return {
    async run(order) {
      await Promise.race([ready, ended]);
      child.stdin.write(`${JSON.stringify(order)}\n`);
      const [, signal] = (await ended) as [number | null, string | null];
      return { signal, said, complaints };
    },
    kill: () => child.kill("SIGKILL"),
  };
}
