import type { ReactNode } from "react";
import type { GrantMenuContent } from "./grant-menu-content";
import type { GrantRemoval } from "./grant-removal";

/** Puts the menu of a grant together; null when there is nothing in it. */
export type MenuFor = (
  about: string,
  place: GrantMenuContent["place"],
  removal: GrantRemoval | null,
) => GrantMenuContent | null;

/** A part of what an organization gives, with how many. */
export function Part({ title, count, children }: { title: string; count?: ReactNode; children: ReactNode }) {
  return (
    <section className="not-first:border-t not-first:border-border">
      <h4 className="flex items-center px-4 pt-2.5 pb-0.5 text-xs font-medium text-text-3">
        {title}
        {count !== undefined && <span className="ml-auto font-normal">{count}</span>}
      </h4>
      <ul className="pb-2">{children}</ul>
    </section>
  );
}
