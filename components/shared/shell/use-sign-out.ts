"use client";

import { useQueryClient } from "@tanstack/react-query";

/** Signs out and forgets everything that was read, so that the next person at this browser finds nothing. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient();
  return async () => {
    const { signOut } = await import("next-auth/react");
    queryClient.clear();
    await signOut({ callbackUrl: "/sign-in" });
  };
}
