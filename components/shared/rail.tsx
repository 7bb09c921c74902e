"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { type ReactNode, Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { hasEnded, offboardingsQuery } from "@/lib/query/offboardings";
import {
  ACTIVITY,
  CONNECTIONS,
  isCurrent,
  type NavigationEntry,
  OFFBOARDINGS,
  OVERVIEW,
  PEOPLE,
  visibleEntries,
} from "./navigation";
import { OrganizationSection } from "./organization-section";
import { useSignedIn } from "./signed-in";

/** The rail: a column beside the page, and the inside of the drawer on narrow screens. */
export function Rail({ inDrawer = false }: { inDrawer?: boolean }) {
  const { role } = useSignedIn();
  const audit = visibleEntries([ACTIVITY], role);
  const settings = visibleEntries([CONNECTIONS], role);
  return (
    <div className="flex h-full flex-col overflow-y-auto bg-bg-subtle px-2 pb-3">
      <Link
        href="/"
        className="ring-inside flex h-top flex-none items-center gap-2 rounded-md px-2 font-semibold tracking-title"
      >
        <span className="grid size-5 flex-none place-items-center rounded-[5px] bg-accent text-on-accent">
          <UserRoundMinus aria-hidden className="size-3" />
        </span>
        Atlas Offboarding
      </Link>
      <RailList>
        <RailItem entry={OVERVIEW} />
        <RailItem entry={PEOPLE} />
      </RailList>
      <Suspense fallback={<OrganizationSkeleton />}>
        <OrganizationSection inDrawer={inDrawer} />
      </Suspense>
      <RailHeading>Removals</RailHeading>
      <RailList>
        <RailItem entry={OFFBOARDINGS} end={<RunningCount />} />
      </RailList>
      {audit.length > 0 && (
        <>
          <RailHeading>Audit</RailHeading>
          <RailList>
            {audit.map((entry) => (
              <RailItem key={entry.href} entry={entry} />
            ))}
          </RailList>
        </>
      )}
      {settings.length > 0 && (
        <div className="mt-auto pt-4">
          <RailList>
            {settings.map((entry) => (
              <RailItem key={entry.href} entry={entry} />
            ))}
          </RailList>
        </div>
      )}
    </div>
  );
}

export function RailHeading({ children }: { children: ReactNode }) {
  return <h2 className="px-2 pt-4 pb-1 text-xs font-medium text-text-3">{children}</h2>;
}

export function RailList({ children }: { children: ReactNode }) {
  return <ul className="grid gap-px">{children}</ul>;
}

export function RailItem({ entry, end }: { entry: NavigationEntry; end?: ReactNode }) {
  const current = isCurrent(entry.href, usePathname());
  const Icon = entry.icon;
  return (
    <li>
      <Link
        href={entry.href}
        aria-current={current ? "page" : undefined}
        className="group ring-inside flex h-7.5 items-center gap-2 rounded-md px-2 text-sm font-medium text-text-2 hover:bg-hover hover:text-text aria-[current]:bg-pressed aria-[current]:text-text max-rail:h-11"
      >
        <Icon aria-hidden className="size-icon flex-none text-text-3 group-aria-[current]:text-accent-text" />
        {entry.label}
        {end && <span className="ml-auto inline-flex items-center gap-1 text-xs font-normal text-text-3">{end}</span>}
      </Link>
    </li>
  );
}

/** How many removals are under way now. Nothing while it is not known. */
function RunningCount() {
  const { data } = useQuery(offboardingsQuery());
  const running = data?.results.filter((row) => !hasEnded(row.state)).length ?? 0;
  if (running === 0) return null;
  return (
    <>
      <Spinner size="xs" />
      {running} running
    </>
  );
}

function OrganizationSkeleton() {
  return (
    <div aria-hidden>
      <RailHeading>Organization</RailHeading>
      <div className="appear-late px-2 py-2">
        <Skeleton width={168} />
      </div>
    </div>
  );
}
