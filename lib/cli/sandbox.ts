import { parseArgs } from "node:util";
import { type SandboxOptions, startSandbox } from "@/lib/sandbox/start";

const USAGE =
  "npm run sandbox -- [--port 4010] [--users N] [--projects N] [--orgs N] [--users-in-others N] [--seed N] [--rate-limits on|off] [--latency MS]";

/** Reads the flags; throws a sentence that says which one is wrong. */
export function readSandboxFlags(args: readonly string[]): SandboxOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      port: { type: "string", default: "4010" },
      users: { type: "string" },
      projects: { type: "string" },
      orgs: { type: "string" },
      "users-in-others": { type: "string" },
      seed: { type: "string" },
      "rate-limits": { type: "string", default: "on" },
      latency: { type: "string" },
    },
  });
  const count = (name: string, text: string | undefined, least: number, most: number) => {
    if (text === undefined) return undefined;
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new Error(`--${name} must be a whole number from ${least} to ${most}, not "${text}".`);
    }
    return value;
  };
  const limits = values["rate-limits"];
  if (limits !== "on" && limits !== "off") throw new Error(`--rate-limits must be on or off, not "${limits}".`);
  const options = {
    port: count("port", values.port, 0, 65_535),
    users: count("users", values.users, 1, 200_000),
    projects: count("projects", values.projects, 0, 5_000),
    organizations: count("orgs", values.orgs, 1, 500),
    usersInOthers: count("users-in-others", values["users-in-others"], 1, 200_000),
    seed: count("seed", values.seed, 0, 4_294_967_295),
    latencyMs: count("latency", values.latency, 0, 60_000),
  };
  return {
    rateLimits: limits === "on",
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  };
}

async function main(args: readonly string[]): Promise<void> {
  let options: SandboxOptions;
  try {
    options = readSandboxFlags(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\nUsage: ${USAGE}`);
    process.exitCode = 2;
    return;
  }
  const sandbox = await startSandbox(options);
  const { baseUrl, organizations } = sandbox;
  console.log(JSON.stringify({ ready: true, baseUrl, organizations }));
  const stop = () => void sandbox.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}

main(process.argv.slice(2)).catch((error: NodeJS.ErrnoException) => {
  console.error(error.code === "EADDRINUSE" ? "The port is taken: choose another with --port." : error.message);
  process.exitCode = 1;
});
