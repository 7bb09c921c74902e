import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import { describeOnEachStore } from "@/lib/db/testing";
import { createLog } from "@/lib/log";
import { createOffboardingQueue, type OffboardingJobs, type WakeUpHandler } from "./offboarding-queue";
import { queueTransaction } from "./transaction";

const log = createLog("silent");

describeOnEachStore("the offboarding queue", ({ store }) => {
  const open: OffboardingJobs[] = [];

  async function startQueue(handler: WakeUpHandler, concurrency = 1): Promise<OffboardingJobs> {
    const jobs = createOffboardingQueue(store(), { log });
    open.push(jobs);
    await jobs.start();
    await jobs.work(handler, { concurrency });
    return jobs;
  }

  afterEach(async () => {
    await Promise.all(open.splice(0).map((jobs) => jobs.stop({ graceMs: 0 })));
  });

  it("hands a committed wake-up to the worker at once", async () => {
    let wake = (_id: string) => {};
    const jobs = await startQueue(async (id) => wake(id), 4);
    const times: number[] = [];
    for (let i = 0; i < 20; i++) {
      const id = randomUUID();
      const handled = new Promise<string>((resolve) => {
        wake = resolve;
      });
      const s = performance.now();
      await store().db.transaction((tx) => jobs.port.enqueue(queueTransaction(tx), id));
      const start = performance.now();
      expect(await handled).toBe(id);
      times.push(Math.round(start - s), Math.round(performance.now() - start));
      await new Promise((r) => setTimeout(r, 50));
    }
  });
});
