import type { ReactNode } from "react";

/** Pairs of a word and its value. */
export function KeyValueList({ items }: { items: { key: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-[116px_minmax(0,1fr)] gap-x-3 gap-y-1.5 px-4 py-3 text-sm max-phone:grid-cols-1 max-phone:gap-y-0">
      {items.map((item) => (
        <div key={item.key} className="contents">
          <dt className="text-text-3">{item.key}</dt>
          <dd className="min-w-0 text-text [overflow-wrap:anywhere] max-phone:mb-2">{item.value}</dd>
        </div>
      ))}
    </dl>
  );
}
