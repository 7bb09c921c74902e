"use client";

import { useQuery } from "@tanstack/react-query";
import { ChevronsUpDown } from "lucide-react";
import { lazy, Suspense } from "react";
import { useMenuButton } from "@/components/ui/menu-button";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import type { OrganizationSummary } from "@/lib/directory/types";
import { invitationsQuery } from "@/lib/query/invitations";
import { organizationUsersQuery } from "@/lib/query/organization-users";
import { organizationsQuery } from "@/lib/query/organizations";
import { useKnownCount } from "./list/use-known-count";
import { type KnownOrganization, useKnownOrganizations } from "./shell/known-organizations";
import { type NavigationEntry, organizationEntries, visibleEntries } from "./shell/navigation";
import { RailHeading, RailItem, RailList } from "./shell/rail-parts";
import { useSignedIn } from "./shell/signed-in";

const loadMenu = () => import("./shell/organization-menu");
const OrganizationMenu = lazy(loadMenu);

/** The organization in the rail: which one, a way to another, and its screens with their counts. */
export function OrganizationSection({ inDrawer }: { inDrawer: boolean }) {
  const { role } = useSignedIn();
  const { current, unreadable } = useKnownOrganizations();
  return (
    <>
      <RailHeading>Organization</RailHeading>
      {current && (
        <>
          <OrganizationSwitcher
            current={current}
            className="mb-1 min-h-9 w-full rounded-md border border-border-strong bg-surface px-2 shadow-1"
          />
          <RailList>
            {visibleEntries(organizationEntries(current.id), role).map((entry) => (
              <RailItem key={entry.href} entry={entry} end={<Count organizationId={current.id} entry={entry} />} />
            ))}
          </RailList>
        </>
      )}
      {unreadable > 0 && (
        <p className={`px-2 pt-1 text-xs text-warning-text ${inDrawer ? "pb-1" : ""}`}>
          {unreadable === 1 ? "1 connection could not be read." : `${unreadable} connections could not be read.`}
        </p>
      )}
    </>
  );
}

/** A button with the name of the organization; its menu leads to the same screen of another. */
export function OrganizationSwitcher({ current, className }: { current: KnownOrganization; className: string }) {
  const { button, menu, wanted } = useMenuButton(loadMenu);
  return (
    <>
      <button
        type="button"
        {...button}
        className={`ring-inside flex items-center gap-2 py-1 text-left text-sm font-medium tracking-tight ${className}`}
      >
        <span className="sr-only">Organization: </span>
        <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{current.name}</span>
        <ChevronsUpDown aria-hidden className="size-icon-sm flex-none text-text-3" />
      </button>
      <Suspense>{wanted && <OrganizationMenu {...menu} currentId={current.id} />}</Suspense>
    </>
  );
}

/** How many there are; nothing while it is not known, could not be read, or would take a read of its own. */
function Count({ organizationId, entry }: { organizationId: string; entry: NavigationEntry }) {
  const { data } = useQuery(organizationsQuery());
  // A list that is on screen may be newer than the overview's counts, and both must not say different things.
  const users = useKnownCount(organizationUsersQuery(organizationId).queryKey);
  const invitations = useKnownCount(invitationsQuery(organizationId).queryKey);
  const isHydrated = useIsHydrated();
  if (!isHydrated) return null;
  const counts = data?.results.find((organization) => organization.id === organizationId)?.counts;
  const count: Record<string, number | null | undefined> = {
    Users: users ?? everyStatus(counts),
    Projects: counts?.projects,
    // Only the queue itself knows the invitations of the old kinds.
    Invitations: invitations,
    Teams: counts?.teams,
  };
  return count[entry.label]?.toLocaleString("en-US") ?? null;
}

/** People in all four statuses, or null when one of the counts is missing. */
function everyStatus(counts: OrganizationSummary["counts"] | undefined): number | null {
  if (counts === undefined) return null;
  const { active, pending, expired, declined } = counts;
  if (active === null || pending === null || expired === null || declined === null) return null;
  return active + pending + expired + declined;
}
