"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useState } from "react";

interface PageSearch {
  text: string;
  setText: (text: string) => void;
}

const PageSearchContext = createContext<PageSearch | null>(null);

/** The text of the search box over a screen. It stays in memory: names and e-mails have no place in an address. */
export function PageSearchProvider({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [search, setSearch] = useState({ text: "", pathname });
  // Another screen begins with an empty box.
  const text = search.pathname === pathname ? search.text : "";
  return (
    <PageSearchContext value={{ text, setText: (next) => setSearch({ text: next, pathname }) }}>
      {children}
    </PageSearchContext>
  );
}

/** What is typed into the search box of this screen. */
export function usePageSearch(): PageSearch {
  const value = useContext(PageSearchContext);
  if (!value) throw new Error("usePageSearch needs a PageSearchProvider");
  return value;
}

const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^\/orgs\/[^/]+\/users$/, "Search users"],
  [/^\/orgs\/[^/]+\/projects$/, "Search projects"],
  [/^\/orgs\/[^/]+\/projects\/[^/]+$/, "Search people in this project"],
  [/^\/offboardings$/, "Search offboardings"],
  [/^\/audit\/activity$/, "Search activity"],
];

/** What the search box of a screen is called, or null for screens without one. */
export function searchLabel(pathname: string): string | null {
  return LABELS.find(([screen]) => screen.test(pathname))?.[1] ?? null;
}
