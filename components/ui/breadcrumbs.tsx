import { ChevronRight } from "lucide-react";
import Link from "next/link";

/** Where this page stands. The last crumb is the page's own parent; the title follows it. */
export function Breadcrumbs({ items }: { items: { label: string; href: string }[] }) {
  return (
    <nav aria-label="Breadcrumb" className="mb-2">
      <ol className="flex flex-wrap items-center gap-1.5 text-sm text-text-3">
        {items.map((item) => (
          <li key={item.href} className="flex items-center gap-1.5">
            <Link
              href={item.href}
              className="-my-0.75 rounded-sm py-0.75 text-text-2 underline-offset-3 [overflow-wrap:anywhere] hover:text-text hover:underline"
            >
              {item.label}
            </Link>
            <ChevronRight aria-hidden className="size-3" />
          </li>
        ))}
      </ol>
    </nav>
  );
}
