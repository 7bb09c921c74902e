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

/**
 * Everything that one person can reach, read over all organizations for the person's page, without the scan of projects
 * beside it: the calls that the busiest organization gets, and the time beside the bare calls of the slowest organization.
 * Bare, the calls that depend on each other go one after the other, as nobody can make them otherwise, and the rest at once.
 */
export async function measurePerson(setting: {
  session: DashboardSession;
  sandbox: SandboxProcess;
}): Promise<BenchResult[]> {
  const { session, sandbox } = setting;
  const size = `one person in ${sandbox.organizations.length} organizations`;
  // An id that nobody has: tokens, connections and compilers are warm after it, and nobody is known.
  await session.getJson(`/api/people/${NOBODY}`).catch(() => undefined);
  const samples: number[] = [];
  let calls = new Map<string, SeenCall[]>();
  for (let read = 0; read < READS; read += 1) {
    await pause(FORGOTTEN_AFTER_MS);
    await sandbox.forgetCalls();
    samples.push(await timed(() => readWhole(session, sandbox.organizations.length)));
    calls = byOrganization(await sandbox.calls(), sandbox);
  }
  const counts = [...calls.values()].map((made) => made.length);
  const baseline = await timeSlowest(sandbox, calls);
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
        name: size,
        unit: "ms",
        value: median(samples),
        baseline,
        aim: `≤ ${AIM_RATIO}×`,
        note: `median of ${READS}, nothing of them in memory; baseline: the calls of the slowest organization alone, bare`,
        samples,
      },
      (_value, ratio) => ratio !== null && ratio <= AIM_RATIO,
    ),
  ];
}

async function readWhole(session: DashboardSession, organizations: number): Promise<void> {
  const view = viewSchema.parse(await session.getJson(`/api/people/${PERSON.id}`));
  const found = view.organizations.filter(({ grants }) => grants.length > 0);
  if (view.incomplete.length > 0 || found.length !== organizations) throw new Error("The person is not whole.");
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

/** Every organization is timed once, to find the slowest; then that one alone, and the median counts. */
async function timeSlowest(sandbox: SandboxProcess, calls: ReadonlyMap<string, SeenCall[]>): Promise<number> {
  let slowest: { tookMs: number; again: () => Promise<number> } | null = null;
  for (const { id } of sandbox.organizations) {
    const bare = await openBareAtlas(sandbox, id);
    const made = calls.get(id) ?? [];
    const again = () => timed(() => repeat(bare, made));
    const tookMs = await again();
    if (slowest === null || tookMs > slowest.tookMs) slowest = { tookMs, again };
  }
  if (slowest === null) throw new Error("The sandbox has no organization.");
  const samples: number[] = [];
  for (let run = 0; run < READS; run += 1) samples.push(await slowest.again());
  return median(samples);
}

async function repeat(bare: BareAtlas, calls: readonly SeenCall[]): Promise<void> {
  const isAboutMembership = ({ path }: SeenCall) => path.includes("/users");
  const make = ({ method, path, query }: SeenCall) => bare.call(method, query === "" ? path : `${path}?${query}`);
  for (const call of calls.filter(isAboutMembership)) await make(call);
  await Promise.all(calls.filter((call) => !isAboutMembership(call)).map(make));
}
