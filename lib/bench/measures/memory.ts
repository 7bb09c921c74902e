import type { DashboardProcess } from "../dashboard-process";
import { type BenchResult, makeResult } from "../result";

const AIM_MEGABYTES = { PGlite: 600, PostgreSQL: 350 };

/** The server's resident memory, asked for right after it has read the large list. */
export function measureMemory(dashboard: DashboardProcess, store: keyof typeof AIM_MEGABYTES): BenchResult {
  const value = dashboard.residentMegabytes();
  const most = AIM_MEGABYTES[store];
  return makeResult(
    {
      name: `server memory on ${store}`,
      unit: "MB",
      value,
      aim: `≤ ${most} MB`,
      note: "resident, after the cold and warm reads above; a start after the first, which created the store",
      samples: [value],
    },
    (megabytes) => megabytes <= most,
  );
}
