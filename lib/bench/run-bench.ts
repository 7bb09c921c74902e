import { openBareAtlas } from "./bare-atlas";
import { openBrowser } from "./browser";
import { startDashboard } from "./dashboard-process";
import { signIn } from "./dashboard-session";
import { measureFirstLoad } from "./measures/first-load";
import { measureKeyPress } from "./measures/key-press";
import { measureMemory } from "./measures/memory";
import { measurePerson } from "./measures/person";
import { measureRemoval } from "./measures/removal";
import { measureUsersList } from "./measures/users-list";
import type { BenchResult } from "./result";
import { startSandboxProcess } from "./sandbox-process";

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
  const results: BenchResult[] = [];
  const open: (() => Promise<void>)[] = [];
  try {
    options.say(`a sandbox with ${options.users.toLocaleString("en")} users, and the dashboard on PGlite`);
    results.push(...(await measureOnPglite(options, open)));
    options.say("one person in fifty organizations, which takes two minutes");
    results.push(...(await measureManyOrganizations(options, open)));
    if (options.openPostgres !== null) {
      options.say("the dashboard on PostgreSQL");
      results.push(await measureOnPostgres(options, options.openPostgres, open));
    }
    return results;
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

/** A sandbox as far away as a near Atlas is: without any way between them, only the processors would be measured. */
async function measureManyOrganizations(
  { environment }: BenchOptions,
  open: (() => Promise<void>)[],
): Promise<BenchResult[]> {
  const flags = ["--orgs", "50", "--users-in-others", "500", "--latency", "100"];
  const sandbox = await startSandboxProcess(500, environment, flags);
  open.push(sandbox.stop);
  const dashboard = await startDashboard({ sandboxUrl: sandbox.baseUrl }, environment);
  open.push(dashboard.stop);
  return measurePerson({ session: await signIn(dashboard.url), sandbox });
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

async function openSandbox({ users, environment }: BenchOptions, open: (() => Promise<void>)[]) {
  const sandbox = await startSandboxProcess(users, environment);
  open.push(sandbox.stop);
  const [first] = sandbox.organizations;
  if (first === undefined) throw new Error("The sandbox has no organization.");
  return { sandbox, organizationId: first.id, organizationName: first.name };
}
