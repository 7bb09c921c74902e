import { Crown, DoorOpen, Info, type LucideIcon, TriangleAlert, UserRoundX } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { Consequence } from "@/lib/offboarding/types";
import { visibleText } from "../visible-text";

const ICONS: Record<Consequence["kind"], LucideIcon> = {
  ends: UserRoundX,
  loses_only_owner: TriangleAlert,
  empties_team: TriangleAlert,
  owners_left: Crown,
  access_remains: DoorOpen,
  note: Info,
};

/** What a removal means, line by line, most weighty first as the plan has them. */
export function ConsequenceList({
  consequences,
  dense = false,
}: {
  consequences: readonly Consequence[];
  dense?: boolean;
}) {
  return (
    <ul>
      {consequences.map((consequence) => {
        const Icon = ICONS[consequence.kind];
        return (
          <li
            key={consequence.title}
            className={classNames(
              "grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 text-sm text-text-2 not-first:border-t not-first:border-border",
              dense ? "px-3 py-2" : "px-4 py-2.5",
            )}
          >
            <Icon
              aria-hidden
              className={classNames(
                "mt-px size-icon",
                consequence.severity === "warning" ? "text-warning-icon" : "text-text-3",
              )}
            />
            <div className="[overflow-wrap:anywhere]">
              <strong className="block font-medium text-text">
                {consequence.severity === "warning" && <span className="sr-only">Warning: </span>}
                {visibleText(consequence.title)}
              </strong>
              {visibleText(consequence.detail)}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
