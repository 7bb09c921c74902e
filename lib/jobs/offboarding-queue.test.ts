import { randomUUID } from "node:crypto";
import { afterEach, expect, it, vi } from "vitest";
import { describeOnEachStore } from "@/lib/db/testing";
import { createLog } from "@/lib/log";
import { createOffboardingQueue, type OffboardingJobs, type WakeUpHandler } from "./offboarding-queue";
import { queueTransaction } from "./transaction";

const log = createLog("silent");
/** Retries and delays are counted in whole polls; tests wait for states with this as the limit. */
const PATIENCE = { timeout: 20_000, interval: 20 };

describeOnEachStore("the offboarding queue", ({ store }) => {
  const opened: OffboardingJobs[] = [];

  async function openQueue(): Promise<OffboardingJobs> {
    const jobs = createOffboardingQueue(store(), { log });
    opened.push(jobs);
    await jobs.start();
    return jobs;
  }

  async function openWorker(handler: WakeUpHandler, concurrency = 1): Promise<OffboardingJobs> {
    const jobs = await openQueue();
    await jobs.work(handler, { concurrency });
    return jobs;
  }

  const enqueue = (jobs: OffboardingJobs, id: string, options?: { startAfterMs?: number }) =>
    store().db.transaction((tx) => jobs.port.enqueue(queueTransaction(tx), id, options));

  afterEach(async () => {
    await Promise.all(opened.splice(0).map((jobs) => jobs.stop({ graceMs: 0 })));
  });

  it("hands a committed wake-up to an idle worker without waiting for a poll", async () => {
    const woken = new Map<string, (at: number) => void>();
    const jobs = await openWorker(async (id) => woken.get(id)?.(performance.now()));
    const latenciesMs: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const id = randomUUID();
      const handled = new Promise<number>((resolve) => woken.set(id, resolve));
      await enqueue(jobs, id);
      const committedAt = performance.now();
      latenciesMs.push((await handled) - committedAt);
    }
    // Polling alone would take a second each time. Measured on an idle machine: 1 to 3 ms.
    expect(latenciesMs.sort((a, b) => a - b)[4]).toBeLessThan(700);
  });

  it("delivers nothing of a transaction that was rolled back", async () => {
    const handled: string[] = [];
    const jobs = await openWorker(async (id) => void handled.push(id));
    const [undone, kept] = [randomUUID(), randomUUID()];
    const rolledBack = store().db.transaction(async (tx) => {
      await jobs.port.enqueue(queueTransaction(tx), undone);
      throw new Error("the rest failed");
    });
    await expect(rolledBack).rejects.toThrow("the rest failed");
    await enqueue(jobs, kept);
    await vi.waitFor(() => expect(handled).toEqual([kept]), PATIENCE);
  });

  it("delivers a delayed wake-up when its time has come, not before", async () => {
    const handled: { id: string; at: number }[] = [];
    const jobs = await openWorker(async (id) => void handled.push({ id, at: performance.now() }));
    const [later, now] = [randomUUID(), randomUUID()];
    const sentAt = performance.now();
    await enqueue(jobs, later, { startAfterMs: 1_500 });
    await enqueue(jobs, now);
    await vi.waitFor(() => expect(handled.map(({ id }) => id)).toEqual([now, later]), PATIENCE);
    expect((handled[1]?.at ?? 0) - sentAt).toBeGreaterThanOrEqual(1_450);
  });

  it("tries again after a handler that failed", async () => {
    let calls = 0;
    const jobs = await openWorker(async () => {
      calls += 1;
      if (calls < 2) throw new Error("Atlas is down");
    });
    await enqueue(jobs, randomUUID());
    await vi.waitFor(() => expect(calls).toBe(2), PATIENCE);
  });

  it("tells the log and the engine when a wake-up has failed too often", async () => {
    const error = vi.fn();
    const onExhausted = vi.fn(async () => {});
    const retries = { times: 0, firstPauseSeconds: 1, longestPauseSeconds: 1 };
    const jobs = createOffboardingQueue(store(), { log: { ...log, warn: vi.fn(), error }, retries });
    opened.push(jobs);
    await jobs.start();
    await jobs.work(() => Promise.reject(new Error("always")), { concurrency: 1, onExhausted });
    const id = randomUUID();
    await enqueue(jobs, id);
    await vi.waitFor(() => expect(onExhausted).toHaveBeenCalledWith(id), PATIENCE);
    expect(error).toHaveBeenCalledWith({ offboardingId: id }, expect.any(String));
  });

  it("works on as many at a time as it was told", async () => {
    const waiting: (() => void)[] = [];
    const jobs = await openWorker(() => new Promise<void>((resolve) => waiting.push(resolve)), 3);
    for (let n = 0; n < 5; n += 1) await enqueue(jobs, randomUUID());
    await vi.waitFor(() => expect(waiting).toHaveLength(3), PATIENCE);
    waiting.shift()?.();
    await vi.waitFor(() => expect(waiting).toHaveLength(3), PATIENCE);
    for (const finish of waiting.splice(0)) finish();
    await vi.waitFor(() => expect(waiting).toHaveLength(1), PATIENCE);
    waiting[0]?.();
  });

  it("keeps wake-ups that were sent while nobody worked", async () => {
    const sender = await openQueue();
    const ids = [randomUUID(), randomUUID()];
    for (const id of ids) await enqueue(sender, id);
    await sender.stop({ graceMs: 0 });
    const handled: string[] = [];
    await openWorker(async (id) => void handled.push(id));
    await vi.waitFor(() => expect(handled.sort()).toEqual(ids.sort()), PATIENCE);
  });

  it("lets a running handler finish when it stops, and does not run it again", async () => {
    const started: string[] = [];
    let finish = () => {};
    const jobs = await openWorker((id) => {
      started.push(id);
      return new Promise<void>((resolve) => {
        finish = resolve;
      });
    });
    await enqueue(jobs, randomUUID());
    await vi.waitFor(() => expect(started).toHaveLength(1), PATIENCE);
    const stopped = jobs.stop({ graceMs: 10_000 });
    finish();
    await stopped;
    const other = await openWorker(async (id) => void started.push(id));
    const next = randomUUID();
    await enqueue(other, next);
    await vi.waitFor(() => expect(started.slice(1)).toEqual([next]), PATIENCE);
  });

  it("aborts a handler when the grace is over, and delivers its wake-up again to the next worker", async () => {
    const started: string[] = [];
    const jobs = await openWorker((id, signal) => {
      started.push(id);
      return new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    });
    const id = randomUUID();
    await enqueue(jobs, id);
    await vi.waitFor(() => expect(started).toHaveLength(1), PATIENCE);
    await jobs.stop({ graceMs: 0 });
    const again: string[] = [];
    await openWorker(async (woken) => void again.push(woken));
    await vi.waitFor(() => expect(again).toEqual([id]), PATIENCE);
  });

  it("stops twice, and before it was started, without complaint", async () => {
    const never = createOffboardingQueue(store(), { log });
    await never.stop({ graceMs: 0 });
    const jobs = await openQueue();
    await Promise.all([jobs.stop({ graceMs: 0 }), jobs.stop({ graceMs: 0 })]);
  });
});
