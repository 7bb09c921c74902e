"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRound, UserRoundMinus } from "lucide-react";
import { useRouter } from "next/navigation";
import { isAllowed } from "@/lib/auth/permissions";
import type { PersonHit } from "@/lib/directory/person-types";
import { peopleQuery } from "@/lib/query/people";
import { useSettled } from "../list/use-settled";
import { offboardPage, personPage } from "../person-address";
import { visibleText } from "../visible-text";
import type { PaletteEntry } from "./palette-entries";
import { useSignedIn } from "./signed-in";

const QUIET_MS = 250;
const SHOWN = 8;

/** People who match what is typed, and for the first of them the way to their review. Nothing here destroys anything. */
export function usePeopleEntries(text: string): {
  entries: PaletteEntry[];
  isSearching: boolean;
  /** Whether somebody may be missing. */
  isIncomplete: boolean;
} {
  const router = useRouter();
  const { role } = useSignedIn();
  const settled = useSettled(text, QUIET_MS);
  const { data, isFetching } = useQuery(peopleQuery(settled));
  const hits = settled === text ? (data?.results ?? []) : [];
  const people = hits.slice(0, SHOWN).map(
    (hit): PaletteEntry => ({
      id: `person-${hit.id}`,
      group: "People",
      label: nameOf(hit),
      icon: UserRound,
      end: placesOf(hit),
      run: () => router.push(personPage(hit.id)),
    }),
  );
  const first = hits.find(({ offboarded }) => offboarded === null);
  if (first !== undefined && isAllowed(role, "remove")) {
    people.push({
      id: `offboard-${first.id}`,
      group: "Reviews",
      label: `Offboard ${nameOf(first)}…`,
      icon: UserRoundMinus,
      end: "Opens the review",
      run: () => router.push(offboardPage(first.id)),
    });
  }
  return { entries: people, isSearching: isFetching, isIncomplete: (data?.incomplete.length ?? 0) > 0 };
}

function nameOf(hit: PersonHit): string {
  return visibleText(hit.name === null ? hit.username : `${hit.name}, ${hit.username}`);
}

function placesOf({ organizations }: PersonHit): string {
  if (organizations.length === 0) return "No access";
  const [only] = organizations;
  return organizations.length === 1 && only ? only.name : `${organizations.length} organizations`;
}
