"use client";

import { type RefObject, useLayoutEffect, useRef } from "react";
import { isTyping } from "../shell/shortcuts";

/** How long a row may take to be drawn after the scroll. */
const PATIENCE_MS = 1000;

export interface RowKeysOptions {
  regionRef: RefObject<HTMLElement | null>;
  rowCount: number;
  /** Brings a row into the window of rows that exist. */
  scrollToRow: (index: number) => void;
}

/** j and k, and the arrows while the table has the focus, go from row to row: to the button of its menu, which Enter opens. */
export function useRowKeys({ regionRef, rowCount, scrollToRow }: RowKeysOptions) {
  const lastIndex = useRef(-1);
  const wanted = useRef<number | null>(null);

  // Before the rows can be seen: a press on what is there must not be lost.
  useLayoutEffect(() => {
    const region = regionRef.current;
    if (!region) return;
    const remember = (event: FocusEvent) => {
      const row = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-index]") : null;
      if (row) lastIndex.current = Number(row.dataset.index);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const isInside = event.target instanceof Node && region.contains(event.target);
      const step = stepOf(event.key, isInside);
      if (step === 0 || rowCount === 0) return;
      event.preventDefault();
      const next = Math.min(Math.max(lastIndex.current + step, 0), rowCount - 1);
      lastIndex.current = next;
      scrollToRow(next);
      wanted.current = next;
      focusWhenThere(region, wanted, performance.now() + PATIENCE_MS);
    };
    region.addEventListener("focusin", remember);
    window.addEventListener("keydown", onKeyDown);
    return () => {
      region.removeEventListener("focusin", remember);
      window.removeEventListener("keydown", onKeyDown);
    };
  }, [regionRef, rowCount, scrollToRow]);
}

function stepOf(key: string, isInside: boolean): number {
  if (key === "j" || (isInside && key === "ArrowDown")) return 1;
  if (key === "k" || (isInside && key === "ArrowUp")) return -1;
  return 0;
}

/** A row that was far away is drawn a few frames after the scroll. */
function focusWhenThere(region: HTMLElement, wanted: { current: number | null }, untilMs: number): void {
  if (wanted.current === null) return;
  const button = region.querySelector<HTMLElement>(`[data-index="${wanted.current}"] [data-row-menu]`);
  if (button) {
    wanted.current = null;
    button.focus({ preventScroll: true });
  } else if (performance.now() < untilMs) {
    requestAnimationFrame(() => focusWhenThere(region, wanted, untilMs));
  }
}
