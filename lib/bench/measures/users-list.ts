import { z } from "zod";
import type { BareAtlas } from "../bare-atlas";
import type { DashboardSession } from "../dashboard-session";
import { type BenchResult, makeResult } from "../result";
import { median } from "../statistics";
import { timed } from "../timed";

const COLD_AIM_RATIO = 1.3;

const listSchema = z.looseObject({ totalCount: z.number(), incomplete: z.array(z.unknown()) });

export interface UsersListSetting {
  session: DashboardSession;
  bare: BareAtlas;
  organizationId: string;
  users: number;
}

/**
 * The users of a large organization over HTTP: cold (the dashboard reads all of Atlas's pages for this request) beside the
 * same pages fetched bare and all at once from the same sandbox, in turns; then warm.
 */
export async function measureUsersList(setting: UsersListSetting, runs: number): Promise<BenchResult[]> {
  const people = setting.users.toLocaleString("en");
  const first = await timed(() => readList(setting));
  const cold = await readCold(setting, runs);
  const warm: number[] = [];
  for (let run = 0; run < runs * 3; run += 1) warm.push(await timed(() => readList(setting)));
  return [
    coldResult(`${people} users, cold`, cold, "no way between dashboard and Atlas: processors alone are measured"),
    makeResult(
      {
        name: `${people} users, warm`,
        unit: "ms",
        value: median(warm),
        baseline: median(cold.bare),
        aim: "below cold",
        note: "median; from memory, body read and parsed by the asker",
        samples: warm,
      },
      (value) => value < median(cold.parsed),
    ),
    makeResult(
      {
        name: `${people} users, first of all`,
        unit: "ms",
        value: first,
        aim: "none",
        note: "the first request after the start: nothing compiled, no token, no connection",
        samples: [first],
      },
      () => true,
    ),
  ];
}

/** The same, cold, from a sandbox that is as far away as Atlas is. */
export async function measureDistantUsersList(
  setting: UsersListSetting,
  { runs, latencyMs }: { runs: number; latencyMs: number },
): Promise<BenchResult> {
  const cold = await readCold(setting, runs);
  const name = `${setting.users.toLocaleString("en")} users, cold, ${latencyMs} ms away`;
  return coldResult(name, cold, `the same with ${latencyMs} ms before each answer of the sandbox`);
}

interface ColdReads {
  bare: number[];
  /** Until the asker has the body, and until it has parsed it. */
  received: number[];
  parsed: number[];
}

async function readCold(setting: UsersListSetting, runs: number): Promise<ColdReads> {
  const readBare = () => setting.bare.listUsers(setting.organizationId, setting.users);
  // Compilers warm up on both sides before anything counts.
  for (let run = 0; run < 3; run += 1) await Promise.all([readBare(), readList(setting, "?fresh=1")]);
  const cold: ColdReads = { bare: [], received: [], parsed: [] };
  for (let run = 0; run < runs; run += 1) {
    cold.bare.push(await timed(readBare));
    const startedMs = performance.now();
    cold.received.push(await readList(setting, "?fresh=1"));
    cold.parsed.push(performance.now() - startedMs);
  }
  return cold;
}

/** Gives the milliseconds until the body was there; returns once it is parsed and found whole. */
async function readList({ session, organizationId, users }: UsersListSetting, query = ""): Promise<number> {
  const startedMs = performance.now();
  const text = await session.getText(`/api/orgs/${organizationId}/users${query}`);
  const receivedMs = performance.now() - startedMs;
  const list = listSchema.parse(JSON.parse(text));
  if (list.totalCount !== users || list.incomplete.length > 0) throw new Error("The list is not whole.");
  return receivedMs;
}

function coldResult(name: string, { bare, received, parsed }: ColdReads, where: string): BenchResult {
  const receivedMs = Math.round(median(received));
  return makeResult(
    {
      name,
      unit: "ms",
      value: median(parsed),
      baseline: median(bare),
      aim: `≤ ${COLD_AIM_RATIO}×`,
      note: `median, from the request until the asker has parsed the body (${receivedMs} ms until it has it); ${where}. Its length is known from a read before, so that all pages are asked for at once. Baseline: the same pages fetched bare, all at once, and parsed: once, not twice`,
      samples: parsed,
    },
    (_value, ratio) => ratio !== null && ratio <= COLD_AIM_RATIO,
  );
}
