import { ChevronRight } from "lucide-react";
import { StaysList } from "@/components/shared/step/stays-list";
import type { Stays } from "@/lib/offboarding/types";
import { leftoverCounts } from "./plan-words";

/** Many possible leftovers in one line, each with why it matched when it is opened: the plan stays in sight beside them. */
export function LeftoverFold({ stays }: { stays: readonly Stays[] }) {
  return (
    <details className="group border-t border-border">
      <summary className="ring-inside grid cursor-pointer list-none grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 px-4 py-2.5 text-sm text-text-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="mt-px size-icon text-text-3 group-open:rotate-90" />
        <span>
          <strong className="block font-medium text-text">{stays.length} possible leftovers</strong>
          {leftoverCounts(stays)}
        </span>
      </summary>
      <div className="border-t border-border">
        <StaysList stays={stays} />
      </div>
    </details>
  );
}
