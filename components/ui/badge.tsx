import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";

const TONES = {
  neutral: "border-border-strong bg-surface px-1.25 text-text-2 [&_svg]:text-text-3",
  quiet: "border-transparent px-0.5 text-text-3 [&_svg]:text-text-3",
  warn: "border-warning-border bg-warning-subtle px-1.25 text-warning-text [&_svg]:text-warning-icon",
};

export interface BadgeProps {
  tone?: keyof typeof TONES;
  icon?: LucideIcon;
  /** The whole sentence, on hover. */
  title?: string;
  children: ReactNode;
}

/** A small mark beside a name. */
export function Badge({ tone = "neutral", icon: Icon, title, children }: BadgeProps) {
  return (
    <span
      title={title}
      className={classNames(
        "inline-flex h-4.5 flex-none items-center gap-0.75 rounded-sm border text-2xs font-medium tracking-normal whitespace-nowrap",
        TONES[tone],
      )}
    >
      {Icon && <Icon aria-hidden className="size-2.75 flex-none" />}
      {children}
    </span>
  );
}
