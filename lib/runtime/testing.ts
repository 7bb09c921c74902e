import type { Role } from "@/lib/auth/permissions";
import { PERSONAS, personaClaim } from "@/lib/auth/personas";
import { ownPageHeaders, signInAs } from "@/lib/auth/testing";
import { createTestDatabase } from "@/lib/db/testing";
import { readEnvironment } from "@/lib/env";
import { createLog } from "@/lib/log";
import { createRuntime, type Runtime } from "@/lib/runtime";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";

/** The origin that the requests of these tests come from, and go to. */
export const SANDBOX_ORIGIN = "http://127.0.0.1:3000";

export interface OpenedRuntime {
  sandbox: Sandbox;
  runtime: Runtime;
  /** A signed-in browser of each persona, as its Cookie header. */
  cookies: ReadonlyMap<Role, string>;
  close(): Promise<void>;
}

/** Everything a process has, on a sandbox and a database of its own, with somebody of every role signed in. */
export async function openTestRuntime(
  options: { users?: number; environment?: Record<string, string>; now?: () => number } = {},
): Promise<OpenedRuntime> {
  const { environment = {}, now, users } = options;
  const sandbox = await startSandbox({ rateLimits: false, ...(users === undefined ? {} : { users }) });
  const database = await createTestDatabase("pglite");
  if (database.target.kind !== "pglite") throw new Error("a folder was asked for");
  const configuration = readEnvironment({
    ATLAS_SANDBOX_URL: sandbox.baseUrl,
    DATA_DIR: database.target.dataDir,
    ...environment,
  });
  const runtime = await createRuntime(configuration, {
    log: createLog("silent"),
    ...(now === undefined ? {} : { now }),
  });
  const cookies = new Map<Role, string>();
  for (const { role, email } of PERSONAS) cookies.set(role, await signInAs(runtime, email, [personaClaim(role)]));
  return {
    sandbox,
    runtime,
    cookies,
    async close() {
      await runtime.close();
      await sandbox.close();
      await database.remove();
    },
  };
}

/** What a browser sends from our own page in sandbox mode; a change of null leaves a header out. */
export function sandboxPageHeaders(cookie: string | null, changes: Record<string, string | null> = {}): Headers {
  return ownPageHeaders(cookie, { host: new URL(SANDBOX_ORIGIN).host, origin: SANDBOX_ORIGIN, ...changes });
}
