"use client";

import Link from "next/link";

export interface TabItem {
  href: string;
  label: string;
  /** Null while it is not known. */
  count?: number | null;
  current: boolean;
}

export interface TabsProps {
  label: string;
  items: TabItem[];
  /** Replaces the address without a visit to the server. */
  onSelect?: (item: TabItem, index: number) => void;
}

/** Links that look like tabs, each with its count. */
export function Tabs({ label, items, onSelect }: TabsProps) {
  return (
    <nav
      aria-label={label}
      className="flex gap-5 overflow-x-auto hide-scrollbar shadow-[inset_0_-1px_0_var(--border)] max-phone:-mx-4 max-phone:px-4"
    >
      {items.map((item, index) => (
        <Link
          key={item.label}
          href={item.href}
          prefetch={false}
          scroll={false}
          aria-current={item.current ? "page" : undefined}
          onClick={(event) => {
            if (!onSelect || event.metaKey || event.ctrlKey || event.shiftKey) return;
            event.preventDefault();
            onSelect(item, index);
          }}
          className="ring-inside inline-flex h-tab flex-none items-center gap-1.5 border-y-2 border-transparent text-sm font-medium whitespace-nowrap text-text-2 hover:text-text aria-[current]:border-b-accent aria-[current]:text-text forced-colors:aria-[current]:border-b-[Highlight]"
        >
          {item.label}
          {item.count !== undefined && item.count !== null && (
            <span className="font-normal text-text-3">{item.count.toLocaleString("en-US")}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
