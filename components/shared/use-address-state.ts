"use client";

import { usePathname, useSearchParams } from "next/navigation";

/**
 * The query string as state: filters, sort and tabs survive a reload and can be sent to someone.
 * Changes replace the address without asking the server. No e-mail goes in here.
 */
export function useAddressState() {
  const pathname = usePathname();
  const parameters = useSearchParams();

  /** The address with these changes; null takes a name out. */
  const addressWith = (changes: Record<string, string | null>): string => {
    const next = new URLSearchParams(parameters);
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) next.delete(name);
      else next.set(name, value);
    }
    return next.size === 0 ? pathname : `${pathname}?${next}`;
  };

  return {
    get: (name: string): string | null => parameters.get(name),
    addressWith,
    set: (changes: Record<string, string | null>): void => {
      window.history.replaceState(null, "", addressWith(changes));
    },
  };
}
