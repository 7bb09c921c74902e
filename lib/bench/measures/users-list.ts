import { z } from "zod";
import type { BareAtlas } from "../bare-atlas";
import type { DashboardSession } from "../dashboard-session";
import { type BenchResult, makeResult } from "../result";
import { median } from "../statistics";
import { timed } from "../timed";

const COLD_AIM_RATIO = 1.3;

const listSchema = z.looseObject({ totalCount: z.number(), incomplete: z.array(z.unknown()) });

/**
 * The users of a large organization over HTTP: cold (the dashboard reads all of Atlas's pages for this request) beside the
 * same pages fetched bare and all at once from the same sandbox, in turns; then warm.
 */
export async function measureUsersList(
  setting: { session: DashboardSession; bare: BareAtlas; organizationId: string; users: number },
  runs: number,
): Promise<BenchResult[]> {
  const { session, bare, organizationId, users } = setting;
  const path = `/api/orgs/${organizationId}/users`;
  const received: number[] = [];
  const read = async (query = "") => {
    const startedMs = performance.now();
    const text = await session.getText(`${path}${query}`);
    received.push(performance.now() - startedMs);
    const list = listSchema.parse(JSON.parse(text));
    if (list.totalCount !== users || list.incomplete.length > 0) throw new Error("The list is not whole.");
  };
  const first = await timed(() => read());
  // Compilers warm up on both sides before anything counts.
  for (let run = 0; run < 3; run += 1) await Promise.all([bare.listUsers(organizationId, users), read("?fresh=1")]);

  const cold: number[] = [];
  const bareSamples: number[] = [];
  received.length = 0;
  for (let run = 0; run < runs; run += 1) {
    bareSamples.push(await timed(() => bare.listUsers(organizationId, users)));
    cold.push(await timed(() => read("?fresh=1")));
  }
  const coldReceivedMs = median(received);
  const warm: number[] = [];
  for (let run = 0; run < runs * 3; run += 1) warm.push(await timed(() => read()));

  const baseline = median(bareSamples);
  const people = users.toLocaleString("en");
  return [
    makeResult(
      {
        name: `${people} users, cold`,
        unit: "ms",
        value: median(cold),
        baseline,
        aim: `≤ ${COLD_AIM_RATIO}×`,
        note: `median, from the request until the asker has parsed the body (${Math.round(coldReceivedMs)} ms until it has it); the dashboard parses Atlas's pages as well, over 8 connections. Baseline: the same pages fetched bare, all at once over a connection each, and parsed: once, not twice`,
        samples: cold,
      },
      (_value, ratio) => ratio !== null && ratio <= COLD_AIM_RATIO,
    ),
    makeResult(
      {
        name: `${people} users, warm`,
        unit: "ms",
        value: median(warm),
        baseline,
        aim: "below cold",
        note: "median; from memory, body read and parsed by the asker",
        samples: warm,
      },
      (value) => value < median(cold),
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
