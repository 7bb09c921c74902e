"use client";

import { useLayoutEffect, useRef } from "react";
import { isTyping } from "./shortcuts";

/** `/` goes to the search of a screen, whatever that is. */
export function useSlash(onSlash: () => void): void {
  const latest = useRef(onSlash);
  useLayoutEffect(() => {
    latest.current = onSlash;
  });
  // Before the screen can be seen: a press on what is there must not be lost.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
