"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

/** One ticking clock for the whole page, running only while something listens. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1000);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

const RenderedAt = createContext<number | null>(null);

/** The server's clock at the time of rendering, so that the first render in the browser says the same words. */
export function ClockProvider({ renderedAtMs, children }: { renderedAtMs: number; children: ReactNode }) {
  return <RenderedAt value={renderedAtMs}>{children}</RenderedAt>;
}

/** Milliseconds since the epoch, in steps of `stepMs`: a component is rendered again only when a step has passed. */
export function useNow(stepMs: number): number {
  const renderedAtMs = useContext(RenderedAt);
  const toStep = (ms: number) => Math.floor(ms / stepMs) * stepMs;
  return useSyncExternalStore(
    subscribe,
    () => toStep(Date.now()),
    () => toStep(renderedAtMs ?? Date.now()),
  );
}
