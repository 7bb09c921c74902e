"use client";

import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useState } from "react";

interface PageSearch {
  /** What the search box of this screen is called. */
  label: string;
  text: string;
  setText: (text: string) => void;
}

const PageSearchContext = createContext<PageSearch | null>(null);

const PEOPLE = "/people";

/**
 * The text of the search box over a screen. It stays in memory: names and e-mails have no place in an address.
 * Screens without a list of their own search people: the first letter leads to the People screen, which keeps its text.
 */
export function PageSearchProvider({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const router = useRouter();
  const [search, setSearch] = useState({ text: "", pathname });
  const [peopleText, setPeopleText] = useState("");
  const label = searchLabel(pathname);
  // Another screen begins with an empty box.
  const ownText = search.pathname === pathname ? search.text : "";
  const setOwnText = (text: string) => setSearch({ text, pathname });
  // What was typed on another screen has arrived here; going back there finds its box empty.
  if (pathname === PEOPLE && search.pathname !== PEOPLE) setSearch({ text: "", pathname });

  const value: PageSearch =
    label !== SEARCH_PEOPLE
      ? { label, text: ownText, setText: setOwnText }
      : pathname === PEOPLE
        ? { label, text: peopleText, setText: setPeopleText }
        : {
            label,
            text: ownText,
            setText: (text) => {
              setOwnText(text);
              setPeopleText(text);
              if (ownText === "" && text !== "") router.push(PEOPLE);
            },
          };
  return <PageSearchContext value={value}>{children}</PageSearchContext>;
}

/** What is typed into the search box of this screen. */
export function usePageSearch(): PageSearch {
  const value = useContext(PageSearchContext);
  if (!value) throw new Error("usePageSearch needs a PageSearchProvider");
  return value;
}

const SEARCH_PEOPLE = "Search people";

const LABELS: readonly (readonly [RegExp, string])[] = [
  [/^\/orgs\/[^/]+\/users$/, "Search users"],
  [/^\/orgs\/[^/]+\/projects$/, "Search projects"],
  [/^\/orgs\/[^/]+\/invitations$/, "Search invitations"],
  [/^\/orgs\/[^/]+\/teams$/, "Search teams"],
  [/^\/orgs\/[^/]+\/teams\/[^/]+$/, "Search people in this team"],
  [/^\/orgs\/[^/]+\/projects\/[^/]+$/, "Search people in this project"],
  [/^\/offboardings$/, "Search offboardings"],
  [/^\/audit\/activity$/, "Search activity"],
];

/** What the search box of a screen is called: screens with a list search their list, all others search people. */
export function searchLabel(pathname: string): string {
  return LABELS.find(([screen]) => screen.test(pathname))?.[1] ?? SEARCH_PEOPLE;
}
