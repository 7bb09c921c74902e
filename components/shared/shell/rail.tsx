"use client";

import { useQuery } from "@tanstack/react-query";
import { UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { Suspense } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { Spinner } from "@/components/ui/spinner";
import { hasEnded, offboardingsQuery } from "@/lib/query/offboardings";
import { OrganizationSection } from "../organization-section";
import { ACTIVITY, CONNECTIONS, OFFBOARDINGS, OVERVIEW, PEOPLE, visibleEntries } from "./navigation";
import { RailHeading, RailItem, RailList } from "./rail-parts";
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
