import type { HTMLAttributes, ReactNode } from "react";
import { classNames } from "./class-names";

/** A box with a hairline. */
export function Card({ className, ...rest }: HTMLAttributes<HTMLElement>) {
  return <section {...rest} className={classNames("rounded-lg border border-border bg-surface", className)} />;
}

export interface CardHeaderProps {
  /** Put on the heading, so that the card can be labelled by it. */
  id?: string;
  title: ReactNode;
  count?: number;
  actions?: ReactNode;
}

/** The head of a card: a heading, how many, and what can be done. */
export function CardHeader({ id, title, count, actions }: CardHeaderProps) {
  return (
    <div className="flex min-h-11.25 items-center gap-2 border-b border-border px-4">
      <h2 id={id} className="min-w-0 flex-1">
        {title}
        {count !== undefined && <span className="ml-1.5 font-normal text-text-3">{count}</span>}
      </h2>
      {actions}
    </div>
  );
}
