"use client";

import { useSyncExternalStore } from "react";

const never = () => () => {};

/**
 * False on the server and while the server's HTML is taken over. A Suspense boundary is taken over late, when its queries may
 * have their answers already: what those would change has to wait for this.
 */
export function useIsHydrated(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
