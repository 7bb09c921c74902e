import { openBareAtlas } from "./bare-atlas";
import { openBrowser } from "./browser";
import { startDashboard } from "./dashboard-process";
import { signIn } from "./dashboard-session";
import { measureFirstLoad } from "./measures/first-load";
import { measureKeyPress } from "./measures/key-press";
import { measureMemory } from "./measures/memory";
import { measurePerson } from "./measures/person";
import { measureRemoval } from "./measures/removal";
import { measureDistantUsersList, measureUsersList } from "./measures/users-list";
import type { BenchResult } from "./result";
import { startSandboxProcess } from "./sandbox-process";

/**
 * How far away Atlas is: in the same part of the world, an answer takes a tenth of a second at best. Without any way between
 * them only the processors are measured, which the sandbox, one process for all of Atlas, shares with the dashboard.
 */
const LATENCY_MS = 100;
const FAR_AWAY = ["--latency", String(LATENCY_MS)];

export interface BenchOptions {
  users: number;
  runs: number;
  /** Null leaves the measurements in a browser out. */
  browserPath: string | null;
  /** Opens an empty PostgreSQL database; null leaves that measurement out. */
  openPostgres: (() => Promise<{ url: string; stop(): Promise<void> }>) | null;
  /** What child processes inherit. */
  environment: Readonly<Record<string, string>>;
  /** Told what comes next. */
  say(what: string): void;
}

/** Runs every measurement against a sandbox and a built dashboard that it starts, and stops again whatever happens. */
export async function runBench(options: BenchOptions): Promise<BenchResult[]> {
  const { openPostgres, say, users } = options;
  say(`a sandbox with ${users.toLocaleString("en")} users, and the dashboard on PGlite`);
  const results = await andClose((open) => measureOnPglite(options, open));
  say(`the same list from ${LATENCY_MS} ms away`);
  results.push(await andClose((open) => measureFromFarAway(options, open)));
  say("one person in fifty organizations, which takes two minutes");
  results.push(...(await andClose((open) => measureManyOrganizations(options, open))));
  if (openPostgres !== null) {
    say("the dashboard on PostgreSQL");
    results.push(await andClose((open) => measureOnPostgres(options, openPostgres, open)));
  }
  return results;
}

/** Ends what a measurement has opened: a dashboard that only stands there still looks for work, beside the next one. */
async function andClose<Value>(measure: (open: (() => Promise<void>)[]) => Promise<Value>): Promise<Value> {
  const open: (() => Promise<void>)[] = [];
  try {
    return await measure(open);
  } finally {
    for (const stop of open.reverse()) await stop().catch(() => undefined);
  }
}

async function measureOnPglite(options: BenchOptions, open: (() => Promise<void>)[]): Promise<BenchResult[]> {
  const { users, runs, browserPath, environment, say } = options;
  const { sandbox, organizationId, organizationName } = await openSandbox(options, open);
  const dashboard = await startDashboard({ sandboxUrl: sandbox.baseUrl }, environment);
  open.push(dashboard.stop);
  const session = await signIn(dashboard.url);
  const bare = await openBareAtlas(sandbox, organizationId);

  say("lists, cold and warm");
  const results = await measureUsersList({ session, bare, organizationId, users }, runs);
  const memory = measureMemory(dashboard, "PGlite");
  if (browserPath !== null) {
    const browser = await openBrowser(browserPath);
    open.push(() => browser.close());
    const setting = { dashboardUrl: dashboard.url, organizationId, organizationName, users, sandbox, session, bare };
    say("a removal in the browser");
    results.push(await measureRemoval(browser, setting, runs));
    say("first load and key presses");
    results.push(await measureFirstLoad(browser, setting));
    results.push(await measureKeyPress(browser, setting));
  }
  return [...results, memory];
}

async function measureFromFarAway(options: BenchOptions, open: (() => Promise<void>)[]): Promise<BenchResult> {
  const { users, runs, environment } = options;
  const { sandbox, organizationId } = await openSandbox(options, open, FAR_AWAY);
  const dashboard = await startDashboard({ sandboxUrl: sandbox.baseUrl }, environment);
  open.push(dashboard.stop);
  const session = await signIn(dashboard.url);
  const bare = await openBareAtlas(sandbox, organizationId);
  return measureDistantUsersList({ session, bare, organizationId, users }, { runs, latencyMs: LATENCY_MS });
}

async function measureManyOrganizations(
  { environment }: BenchOptions,
  open: (() => Promise<void>)[],
): Promise<BenchResult[]> {
  const start = async (more: readonly string[]) => {
    const flags = ["--orgs", "50", "--users-in-others", "500", ...more];
    const sandbox = await startSandboxProcess(500, environment, flags);
    open.push(sandbox.stop);
    const dashboard = await startDashboard({ sandboxUrl: sandbox.baseUrl }, environment);
    open.push(dashboard.stop);
    return { sandbox, session: await signIn(dashboard.url) };
  };
  return measurePerson({ ...(await start(FAR_AWAY)), latencyMs: LATENCY_MS }, await start([]));
}

/** Memory alone, after the same reads. A sandbox of its own: the removals have changed the other one. */
async function measureOnPostgres(
  options: BenchOptions,
  openPostgres: NonNullable<BenchOptions["openPostgres"]>,
  open: (() => Promise<void>)[],
): Promise<BenchResult> {
  const { users, runs, environment } = options;
  const { sandbox, organizationId } = await openSandbox(options, open);
  const postgres = await openPostgres();
  open.push(postgres.stop);
  const dashboard = await startDashboard({ sandboxUrl: sandbox.baseUrl, databaseUrl: postgres.url }, environment);
  open.push(dashboard.stop);
  const session = await signIn(dashboard.url);
  const bare = await openBareAtlas(sandbox, organizationId);
  await measureUsersList({ session, bare, organizationId, users }, runs);
  return measureMemory(dashboard, "PostgreSQL");
}

async function openSandbox(
  { users, environment }: BenchOptions,
  open: (() => Promise<void>)[],
  flags: readonly string[] = [],
) {
  const sandbox = await startSandboxProcess(users, environment, flags);
  open.push(sandbox.stop);
  const [first] = sandbox.organizations;
  if (first === undefined) throw new Error("The sandbox has no organization.");
  return { sandbox, organizationId: first.id, organizationName: first.name };
}
