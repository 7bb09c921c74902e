"use client";

import { useEffect, useState } from "react";

/** A value once it has stayed the same for a while: a search is asked for words, not for every letter on the way to them. */
export function useSettled<Value>(value: Value, quietMs: number): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), quietMs);
    return () => clearTimeout(timer);
  }, [value, quietMs]);
  return settled;
}
