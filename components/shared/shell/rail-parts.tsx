"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import { Spinner } from "@/components/ui/spinner";
import { isCurrent, type NavigationEntry } from "./navigation";

export function RailHeading({ children }: { children: ReactNode }) {
  return <h2 className="px-2 pt-4 pb-1 text-xs font-medium text-text-3">{children}</h2>;
}

export function RailList({ children }: { children: ReactNode }) {
  return <ul className="grid gap-px">{children}</ul>;
}

/** A place to go. While the server prepares it, its end says so. */
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
        <RailEnd>{end}</RailEnd>
      </Link>
    </li>
  );
}

function RailEnd({ children }: { children: ReactNode }) {
  const { pending } = useLinkStatus();
  if (!pending && !children) return null;
  return (
    <span className="ml-auto inline-flex items-center gap-1 text-xs font-normal text-text-3">
      {pending ? <Spinner size="xs" /> : children}
    </span>
  );
}
