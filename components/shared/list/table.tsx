import { ArrowDown, ArrowUp } from "lucide-react";
import type { HTMLAttributes, ReactNode, ThHTMLAttributes } from "react";
import { classNames } from "@/components/ui/class-names";

/** Columns that go first when `main` gets narrow (`later`), then those that go next (`soon`), then those a card has no room for. */
const HIDES = {
  later: "@max-c3/main:hidden",
  soon: "@max-c2/main:hidden",
  cards: "@max-cards/main:hidden",
} as const;

export type HideAt = keyof typeof HIDES;

/** A real table in a card. Its head sticks to the top of the page; below 740 px each row reads like a card. */
export function Table({ label, busy = false, children }: { label: string; busy?: boolean; children: ReactNode }) {
  return (
    <table aria-label={label} aria-busy={busy || undefined} className="w-full border-separate border-spacing-0 text-sm">
      {children}
    </table>
  );
}

export interface HeadCellProps extends ThHTMLAttributes<HTMLTableCellElement> {
  hideAt?: HideAt;
  numeric?: boolean;
  /** Whether the rows stand in the order of this column. */
  sorted?: "ascending" | "descending" | null;
  onSort?: () => void;
}

export function HeadCell({ hideAt, numeric, sorted, onSort, className, children, ...rest }: HeadCellProps) {
  const Arrow = sorted === "descending" ? ArrowDown : ArrowUp;
  return (
    <th
      {...rest}
      scope="col"
      aria-sort={sorted ?? undefined}
      className={classNames(
        "sticky top-0 z-(--z-sticky) h-thead border-b border-border bg-bg-subtle px-2.5 text-left text-xs font-medium whitespace-nowrap text-text-3 first:rounded-tl-lg first:pl-4 last:rounded-tr-lg",
        numeric && "pr-4 text-right",
        hideAt && HIDES[hideAt],
        className,
      )}
    >
      {onSort === undefined ? (
        children
      ) : (
        <button
          type="button"
          onClick={onSort}
          className={classNames(
            "inline-flex min-h-6 items-center gap-1 rounded-sm font-medium hover:text-text",
            sorted && "text-text",
          )}
        >
          {children}
          {sorted && <Arrow aria-hidden className="size-3" />}
        </button>
      )}
    </th>
  );
}

export interface CellProps extends HTMLAttributes<HTMLTableCellElement> {
  hideAt?: HideAt;
  numeric?: boolean;
}

export function Cell({ hideAt, numeric, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={classNames(
        "h-row border-b border-border px-2.5 text-text-2 first:pl-4 group-last/row:border-b-0 group-hover/row:bg-hover [&>.inline-flex]:flex @max-cards/main:h-16 @max-cards/main:px-2",
        numeric && "pr-4 text-right [&>.inline-flex]:justify-end",
        hideAt && HIDES[hideAt],
        className,
      )}
    />
  );
}

/** A row; `gone` is dimmed: what it shows is no longer there. */
export function Row({ gone = false, className, ...rest }: HTMLAttributes<HTMLTableRowElement> & { gone?: boolean }) {
  return (
    <tr
      {...rest}
      className={classNames(
        "group/row",
        gone && "[&_*]:font-normal! [&_*]:text-text-3! [&>td]:bg-bg-subtle",
        className,
      )}
    />
  );
}

/** Two lines of a first cell: the name over the detail, and what a card says instead of the columns it has no room for. */
export function Lead({ name, detail, card }: { name: ReactNode; detail?: ReactNode; card?: ReactNode }) {
  return (
    <div className="min-w-0 py-1 [overflow-wrap:anywhere] @max-cards/main:py-2.25">
      <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5 text-base leading-(--leading-sm) font-medium text-text">
        {name}
      </div>
      {detail !== undefined && <div className="text-xs text-text-3">{detail}</div>}
      {card !== undefined && (
        <div className="mt-0.75 hidden flex-wrap items-center gap-x-2.5 text-xs text-text-3 @max-cards/main:flex">
          {card}
        </div>
      )}
    </div>
  );
}
