import { CircleCheck, CircleX, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const TONES = {
  plain: { box: "border-border bg-bg-subtle", icon: "text-text-3", title: "text-text", Icon: Info },
  warn: {
    box: "border-warning-border bg-warning-subtle",
    icon: "text-warning-icon",
    title: "text-warning-text",
    Icon: TriangleAlert,
  },
  bad: {
    box: "border-danger-border bg-danger-subtle",
    icon: "text-danger-text",
    title: "text-danger-text",
    Icon: CircleX,
  },
  ok: { box: "border-accent-border bg-accent-subtle", icon: "text-accent-text", title: "text-text", Icon: CircleCheck },
} as const;

export interface NoteProps {
  tone?: keyof typeof TONES;
  /** The first words, in bold: what is true. */
  title?: ReactNode;
  /** Buttons at its end. */
  actions?: ReactNode;
  /** Inside a card or over a table: no corners, one line below. */
  flat?: boolean;
  /** Its buttons stand under the words: in a narrow card. */
  stacked?: boolean;
  icon?: LucideIcon;
  role?: "status" | "alert";
  children?: ReactNode;
  className?: string;
}

/** A bar that says something about what stands below it. */
export function Note({
  tone = "plain",
  title,
  actions,
  flat = false,
  stacked = false,
  icon,
  role,
  children,
  className,
}: NoteProps) {
  const look = TONES[tone];
  const Icon = icon ?? look.Icon;
  return (
    <div
      role={role}
      className={classNames(
        "flex gap-2.5 px-3 py-2.5 text-sm text-text-2 max-phone:flex-wrap",
        flat ? "border-b" : "rounded-lg border",
        stacked && "flex-wrap",
        look.box,
        className,
      )}
    >
      <Icon aria-hidden className={classNames("mt-px size-icon flex-none", look.icon)} />
      <div
        className={classNames(
          "min-w-0 flex-1 [overflow-wrap:anywhere] max-phone:basis-[calc(100%-26px)] [&>p+p]:mt-0.5",
          stacked && "basis-[calc(100%-26px)]",
        )}
      >
        {title && <strong className={classNames("font-semibold", look.title)}>{title}</strong>} {children}
      </div>
      {actions && (
        <div
          className={
            stacked
              ? "flex w-full flex-wrap gap-2 pl-6.5"
              : "-my-1.25 flex flex-none items-center gap-2 self-center max-phone:my-0 max-phone:w-full max-phone:flex-wrap max-phone:pl-6.5"
          }
        >
          {actions}
        </div>
      )}
    </div>
  );
}
