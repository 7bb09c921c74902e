import type { ReactNode } from "react";
import { Breadcrumbs } from "./breadcrumbs";

export interface PageHeaderProps {
  title: ReactNode;
  crumbs?: { label: string; href: string }[];
  /** Beside the title, e.g. a badge. */
  mark?: ReactNode;
  /** At its right: when it was read, export, the one button. */
  actions?: ReactNode;
}

/** The head of a page: its one h1. */
export function PageHeader({ title, crumbs, mark, actions }: PageHeaderProps) {
  return (
    <>
      {crumbs && <Breadcrumbs items={crumbs} current={title} />}
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="flex min-w-[min(200px,40vw)] flex-1 flex-wrap items-center gap-x-2">
          <h1 className="[overflow-wrap:anywhere]">{title}</h1>
          {mark}
        </div>
        {actions}
      </div>
    </>
  );
}
