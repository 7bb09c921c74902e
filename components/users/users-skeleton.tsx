import { Skeleton } from "@/components/ui/skeleton";
import { USER_COLUMNS } from "./user-columns";

const ROWS = [120, 96, 142, 110, 128, 104, 136, 118, 92, 150, 112, 126];

/** The table it becomes, without words. Shown after 200 ms without an answer. */
export function UsersSkeleton({ label }: { label: string }) {
  return (
    <div className="min-h-0 flex-1 overflow-hidden border-t border-border" aria-busy="true">
      <table aria-hidden className="appear-late w-full table-fixed border-separate border-spacing-0 text-sm">
        <thead>
          <tr className="[&>th]:h-thead [&>th]:border-b [&>th]:border-border [&>th]:bg-bg-subtle [&>th]:px-2.5 [&>th]:text-left [&>th]:text-xs [&>th]:font-medium [&>th]:text-text-3">
            {USER_COLUMNS.map(({ id, title, className }) => (
              <th key={id} className={className}>
                {title}
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
              {USER_COLUMNS.map(({ id, className }) => (
                <td key={id} className={className}>
                  {id === "person" ? (
                    <>
                      <div className="flex h-4.5 items-center">
                        <Skeleton width={width} />
                      </div>
                      <div className="flex h-4 items-center">
                        <Skeleton width={width + 50} />
                      </div>
                    </>
                  ) : (
                    <Skeleton width={id === "projects" || id === "teams" ? 14 : width / 2} />
                  )}
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
