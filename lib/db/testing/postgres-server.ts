import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findPostgresBinaries, findUnprivilegedUser, type RunAs } from "./postgres-binaries";

export interface PostgresServer {
  /** Of the database `postgres`; other databases differ in the path. */
  url: string;
  /** Ends it at once, as an outage would: every connection breaks, and its files stay. */
  halt(): Promise<void>;
  /** Starts it again after `halt`, on the same port and with the same data. */
  resume(): Promise<void>;
  /** Ends the server and removes its files. */
  stop(): Promise<void>;
}

/** Tests throw the data away: nothing needs to reach the disk. */
const SETTINGS = [
  "fsync=off",
  "synchronous_commit=off",
  "full_page_writes=off",
  "max_connections=100",
  "shared_buffers=32MB",
];
const START_ATTEMPTS = 3;
const START_TIMEOUT_MS = 30_000;

/** Starts a PostgreSQL server of its own for tests: fresh data, loopback only, a free port, any user of the machine. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const scratch = mkdtempSync(join(tmpdir(), "atlas-offboarding-postgres-"));
  const runAs = findUnprivilegedUser();
  try {
    chmodSync(scratch, 0o755);
    if (runAs !== null) {
      chownSync(scratch, runAs.uid, runAs.gid);
    }
    const bin = join(findPostgresBinaries(runAs, scratch), "bin");
    const data = join(scratch, "data");
    initialise(bin, data, runAs);
    return await startOnFreePort(bin, data, runAs, scratch);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
}

function initialise(bin: string, data: string, runAs: RunAs | null): void {
  const options = [
    "--pgdata",
    data,
    "--username=postgres",
    "--auth=trust",
    "--encoding=UTF8",
    "--locale=C",
    "--no-sync",
  ];
  const made = spawnSync(join(bin, "initdb"), options, { ...runAs, encoding: "utf8" });
  if (made.status !== 0) {
    throw new Error(`initdb failed: ${made.error?.message ?? made.stderr}`);
  }
}

async function startOnFreePort(
  bin: string,
  data: string,
  runAs: RunAs | null,
  scratch: string,
): Promise<PostgresServer> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await findFreePort();
    try {
      let server = await start(bin, data, runAs, port);
      return {
        url: `postgres://postgres@127.0.0.1:${port}/postgres`,
        halt: () => endServer(server),
        resume: async () => {
          server = await start(bin, data, runAs, port);
        },
        stop: async () => {
          await endServer(server);
          rmSync(scratch, { recursive: true, force: true });
        },
      };
    } catch (error) {
      // Somebody may have taken the port between finding and binding it.
      if (attempt === START_ATTEMPTS) {
        throw error;
      }
    }
  }
}

/** Runs the server given as arguments until it ends or our end of standard input closes, also when we are killed. */
const WITH_US = 'exec 3<&0; "$@" & server=$!; (cat <&3 >/dev/null; kill -QUIT $server) & wait $server';

function start(bin: string, data: string, runAs: RunAs | null, port: number): Promise<ChildProcess> {
  const settings = [...SETTINGS, `port=${port}`, "listen_addresses=127.0.0.1", "unix_socket_directories="];
  const postgres = [join(bin, "postgres"), "-D", data, ...settings.flatMap((setting) => ["-c", setting])];
  const server = spawn("sh", ["-c", WITH_US, "sh", ...postgres], { ...runAs, stdio: ["pipe", "ignore", "pipe"] });
  return new Promise((ready, failed) => {
    let output = "";
    const timer = setTimeout(() => server.stdin.destroy(), START_TIMEOUT_MS);
    const end = (error: Error) => {
      clearTimeout(timer);
      server.stdin.destroy();
      failed(error);
    };
    server.once("error", end);
    server.once("exit", () => end(new Error(`PostgreSQL did not start: ${output}`)));
    server.stderr.setEncoding("utf8").on("data", (text: string) => {
      output = `${output}${text}`.slice(-4_000);
      if (text.includes("ready to accept connections")) {
        clearTimeout(timer);
        ready(server);
      }
    });
  });
}

async function endServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once("exit", resolve));
  server.stdin?.destroy();
  await ended;
}

function findFreePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer();
    probe.once("error", failed);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => found(port));
    });
  });
}
