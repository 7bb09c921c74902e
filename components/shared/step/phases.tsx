import { Check } from "lucide-react";
import { Fragment } from "react";
import { classNames } from "@/components/ui/class-names";

const PHASES = ["Review", "Removal", "Receipt"] as const;

/** Where an offboarding is: reviewed, being removed, or on record. */
export function Phases({ current }: { current: (typeof PHASES)[number] }) {
  const currentIndex = PHASES.indexOf(current);
  return (
    <ol aria-label="Progress" className="flex items-center gap-2 text-sm text-text-3">
      {PHASES.map((phase, index) => (
        <Fragment key={phase}>
          {index > 0 && <li aria-hidden className="h-px w-5 bg-border-strong max-phone:w-2.5" />}
          <li
            aria-current={index === currentIndex ? "step" : undefined}
            className={classNames(
              "flex items-center gap-1.5 whitespace-nowrap",
              index === currentIndex && "font-medium text-text",
            )}
          >
            <span
              className={classNames(
                "grid size-4.5 place-items-center rounded-full border text-2xs font-medium",
                index === currentIndex ? "border-text bg-text text-bg" : "border-border-control [&_svg]:text-text-2",
              )}
            >
              {index < currentIndex ? <Check aria-hidden className="size-3" /> : index + 1}
            </span>
            {phase}
            {index < currentIndex && <span className="sr-only">, done</span>}
          </li>
        </Fragment>
      ))}
    </ol>
  );
}
