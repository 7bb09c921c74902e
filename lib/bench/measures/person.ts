import { setTimeout as pause } from "node:timers/promises";
import { z } from "zod";
import { type BareAtlas, openBareAtlas } from "../bare-atlas";
import type { DashboardSession } from "../dashboard-session";
import { type BenchResult, makeResult } from "../result";
import type { SandboxProcess, SeenCall } from "../sandbox-process";
import { median } from "../statistics";
import { timed } from "../timed";

const AIM_CALLS = 4;
const AIM_RATIO = 1.5;
/** Names of teams and projects are kept for half a minute: a read after that asks for them again, as a first one does. */
const FORGOTTEN_AFTER_MS = 31_000;
/** Reads that count. Few, because each waits for the one before to be forgotten. */
const READS = 3;
/** In every organization of the sandbox. */
const PERSON = { id: "62f1c08ab41d9e77aa03c5d1", username: "ada.okafor@northwind.example" };
const NOBODY = "f".repeat(24);

const viewSchema = z.looseObject({
  username: z.string(),
  organizations: z.array(z.looseObject({ grants: z.array(z.unknown()) })),
  incomplete: z.array(z.unknown()),
});

/** A dashboard and the sandbox it reads. */
export interface PersonSetting {
  session: DashboardSession;
  sandbox: SandboxProcess;
}

/**
 * Everything that one person can reach, read over all organizations for the person's page, without the scan of projects
 * beside it: the calls that the busiest organization gets, and the time beside the bare calls of the slowest organization.
 * Bare, the calls that depend on each other go one after the other, as nobody can make them otherwise, and the rest at once.
 *
 * `distant` is as far away as Atlas is: its organizations answer beside each other, as Atlas's do. `near` is at no distance,
 * where one process answers for all organizations in turn: it is measured against all their bare calls at once.
 */
export async function measurePerson(
  distant: PersonSetting & { latencyMs: number },
  near: PersonSetting,
): Promise<BenchResult[]> {
  // An id that nobody has: tokens, connections and compilers are warm after it, and nobody is known.
  for (const { session } of [distant, near]) await session.getJson(`/api/people/${NOBODY}`).catch(() => undefined);
  const far = { samples: [] as number[], calls: new Map<string, SeenCall[]>() };
  const close = { samples: [] as number[], calls: new Map<string, SeenCall[]>() };
  for (let read = 0; read < READS; read += 1) {
    await pause(FORGOTTEN_AFTER_MS);
    for (const [setting, reads] of [[distant, far] as const, [near, close] as const]) {
      await setting.sandbox.forgetCalls();
      reads.samples.push(await timed(() => readWhole(setting)));
      reads.calls = byOrganization(await setting.sandbox.calls(), setting.sandbox);
    }
  }
  const size = `one person in ${distant.sandbox.organizations.length} organizations`;
  const counts = [...far.calls.values()].map((made) => made.length);
  return [
    makeResult(
      {
        name: `${size}, calls for each`,
        unit: "calls",
        value: Math.max(...counts),
        aim: `≤ ${AIM_CALLS}`,
        note: `the most that any organization got; ${counts.reduce((sum, count) => sum + count, 0)} in all`,
        samples: counts,
      },
      (most) => most <= AIM_CALLS,
    ),
    makeResult(
      {
        name: `${size}, ${distant.latencyMs} ms away`,
        unit: "ms",
        value: median(far.samples),
        baseline: await timeSlowest(distant.sandbox, far.calls),
        aim: `≤ ${AIM_RATIO}×`,
        note: `median of ${READS}, nothing of them in memory, ${distant.latencyMs} ms before each answer of the sandbox; baseline: the calls of the slowest organization alone, bare`,
        samples: far.samples,
      },
      (_value, ratio) => ratio !== null && ratio <= AIM_RATIO,
    ),
    makeResult(
      {
        name: `${size}, at no distance`,
        unit: "ms",
        value: median(close.samples),
        baseline: await timeAll(near.sandbox, close.calls),
        aim: "none",
        note: "the same without latency, where one sandbox process answers for all organizations in turn; baseline: the same calls of all organizations at once, bare",
        samples: close.samples,
      },
      () => true,
    ),
  ];
}

async function readWhole({ session, sandbox }: PersonSetting): Promise<void> {
  const view = viewSchema.parse(await session.getJson(`/api/people/${PERSON.id}`));
  const found = view.organizations.filter(({ grants }) => grants.length > 0);
  if (view.incomplete.length > 0 || found.length !== sandbox.organizations.length) {
    throw new Error("The person is not whole.");
  }
}

/** Calls that name no organization (a token, a list of all) count for the organization that asked: none are expected. */
function byOrganization(calls: readonly SeenCall[], sandbox: SandboxProcess): Map<string, SeenCall[]> {
  const made = new Map<string, SeenCall[]>();
  for (const call of calls) {
    const id = sandbox.organizations.find((organization) => call.path.includes(organization.id))?.id ?? call.path;
    made.set(id, [...(made.get(id) ?? []), call]);
  }
  return made;
}

type Calls = ReadonlyMap<string, SeenCall[]>;

/** Every organization is timed once, to find the slowest; then that one alone, and the median counts. */
async function timeSlowest(sandbox: SandboxProcess, calls: Calls): Promise<number> {
  const runs = await openRuns(sandbox, calls);
  const once: number[] = [];
  for (const run of runs) once.push(await timed(run));
  const slowest = runs[once.indexOf(Math.max(...once))];
  return medianOf(async () => slowest?.());
}

async function timeAll(sandbox: SandboxProcess, calls: Calls): Promise<number> {
  const runs = await openRuns(sandbox, calls);
  const all = () => Promise.all(runs.map((run) => run()));
  // Once before it counts: connections and compilers.
  await all();
  return medianOf(all);
}

/** For each organization, how to make its calls bare once more; signed in. */
async function openRuns(sandbox: SandboxProcess, calls: Calls): Promise<(() => Promise<void>)[]> {
  const runs: (() => Promise<void>)[] = [];
  for (const { id } of sandbox.organizations) {
    const bare = await openBareAtlas(sandbox, id);
    runs.push(() => repeat(bare, calls.get(id) ?? []));
  }
  return runs;
}

async function medianOf(run: () => Promise<unknown>): Promise<number> {
  const samples: number[] = [];
  for (let count = 0; count < READS; count += 1) samples.push(await timed(run));
  return median(samples);
}

async function repeat(bare: BareAtlas, calls: readonly SeenCall[]): Promise<void> {
  const isAboutMembership = ({ path }: SeenCall) => path.includes("/users");
  const make = ({ method, path, query }: SeenCall) => bare.call(method, query === "" ? path : `${path}?${query}`);
  for (const call of calls.filter(isAboutMembership)) await make(call);
  await Promise.all(calls.filter((call) => !isAboutMembership(call)).map(make));
}
