import { Skeleton } from "@/components/ui/skeleton";
import { COLUMN_TITLES, columnLook } from "./user-columns";
import { OPTIONAL_COLUMNS } from "./users-address";

const ROWS = [120, 96, 142, 110, 128, 104, 136, 118, 92, 150, 112, 126];

/** The table it becomes, without words. Shown after 200 ms without an answer. */
export function UsersSkeleton({ label }: { label: string }) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden border-t border-border" aria-busy="true">
      <table aria-hidden className="appear-late w-full table-fixed border-separate border-spacing-0 text-sm">
        <thead>
          <tr className="[&>th]:h-thead [&>th]:border-b [&>th]:border-border [&>th]:bg-bg-subtle [&>th]:px-2.5 [&>th]:text-left [&>th]:text-xs [&>th]:font-medium [&>th]:text-text-3">
            <th className={columnLook("person").className}>Person</th>
            {OPTIONAL_COLUMNS.map((column) => (
              <th key={column} className={columnLook(column).className}>
                {COLUMN_TITLES[column]}
              </th>
            ))}
            <th className="w-15 max-phone:w-11" />
          </tr>
        </thead>
        <tbody>
          {ROWS.map((width) => (
            <tr
              key={width}
              className="[&>td]:h-row [&>td]:border-b [&>td]:border-border [&>td]:px-2.5 @max-cards/main:[&>td]:h-20"
            >
              <td className={columnLook("person").className}>
                <div className="flex h-4.5 items-center">
                  <Skeleton width={width} />
                </div>
                <div className="flex h-4 items-center">
                  <Skeleton width={width + 50} />
                </div>
              </td>
              {OPTIONAL_COLUMNS.map((column) => (
                <td key={column} className={columnLook(column).className}>
                  <Skeleton width={column === "projects" || column === "teams" ? 14 : width / 2} />
                </td>
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p role="status" className="sr-only">
        {label}
      </p>
    </div>
  );
}
