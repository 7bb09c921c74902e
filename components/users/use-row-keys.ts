"use client";

import { type RefObject, useEffect, useRef } from "react";
import { isTyping } from "@/components/shared/shortcuts";

export interface RowKeysOptions {
  regionRef: RefObject<HTMLElement | null>;
  rowCount: number;
  /** Brings a row into the window of rows that exist. */
  scrollToRow: (index: number) => void;
}

/** j and k, and the arrows while the table has the focus, go from row to row: to the button of its menu, which Enter opens. */
export function useRowKeys({ regionRef, rowCount, scrollToRow }: RowKeysOptions) {
  const lastIndex = useRef(-1);

  useEffect(() => {
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
      focusWhenThere(region, next);
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

/** A row that was far away is drawn a frame or two after the scroll. */
function focusWhenThere(region: HTMLElement, index: number, frames = 10): void {
  const button = region.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-menu]`);
  if (button) button.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusWhenThere(region, index, frames - 1));
}
