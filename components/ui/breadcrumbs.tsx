import { ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";

/** Where this page stands: the way down to it, and the page itself where it has a name by now. */
export function Breadcrumbs({ items, current }: { items: { label: string; href: string }[]; current?: ReactNode }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm text-text-3">
        {items.map((item, index) => (
          <li key={item.href} className="flex items-center gap-1.5">
            <Link
              href={item.href}
              className="-my-0.75 rounded-sm py-0.75 text-text-2 underline-offset-3 [overflow-wrap:anywhere] hover:text-text hover:underline"
            >
              {item.label}
            </Link>
            {(current !== undefined || index < items.length - 1) && <ChevronRight aria-hidden className="size-3" />}
          </li>
        ))}
        {current !== undefined && (
          <li aria-current="page" className="[overflow-wrap:anywhere]">
            {current}
          </li>
        )}
      </ol>
    </nav>
  );
}
