import { expect, test } from "vitest";
import { createConnectionSlots } from "./connection-slots";

const stopped = () => new Error("stopped");
const forever = new AbortController().signal;

test("hands out as many as there are and then makes wait, first come first served", async () => {
  const slots = createConnectionSlots(2);
  const order: number[] = [];
  const first = await slots.take(forever, stopped);
  await slots.take(forever, stopped);
  const waiting = [3, 4].map(async (number) => {
    const release = await slots.take(forever, stopped);
    order.push(number);
    release();
  });
  await Promise.resolve();
  expect(order).toEqual([]);
  first();
  await Promise.all(waiting);
  expect(order).toEqual([3, 4]);
});

test("a slot given back twice counts once", async () => {
  const slots = createConnectionSlots(1);
  const release = await slots.take(forever, stopped);
  release();
  release();
  await slots.take(forever, stopped);
  const controller = new AbortController();
  const third = slots.take(controller.signal, stopped);
  controller.abort();
  await expect(third).rejects.toThrow("stopped");
});

test("whoever stops waiting takes no slot", async () => {
  const slots = createConnectionSlots(1);
  const release = await slots.take(forever, stopped);
  const controller = new AbortController();
  const impatient = slots.take(controller.signal, stopped);
  const patient = slots.take(forever, stopped);
  controller.abort();
  await expect(impatient).rejects.toThrow("stopped");
  release();
  await expect(patient).resolves.toBeTypeOf("function");
});
