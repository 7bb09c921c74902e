import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

const TONES = {
  plain: "text-text-2 [&_svg]:text-text-3",
  active: "text-text [&_svg]:text-text-2",
  pending: "text-text [&_svg]:text-info-icon",
  busy: "text-text [&_svg]:text-text-2",
  ok: "font-medium text-accent-text [&_svg]:text-accent-text",
  warn: "text-warning-text [&_svg]:text-warning-icon",
  bad: "text-danger-text [&_svg]:text-danger-text",
};

export type StatusTone = keyof typeof TONES;

export interface StatusTextProps {
  tone?: StatusTone;
  /** Left out for `busy`, which spins. */
  icon?: LucideIcon;
  title?: string;
  children: ReactNode;
  className?: string;
}

/** A status: icon and words, then colour; never colour alone. */
export function StatusText({ tone = "plain", icon: Icon, title, children, className }: StatusTextProps) {
  return (
    <span
      title={title}
      className={classNames("inline-flex items-center gap-1.5 text-sm whitespace-nowrap", TONES[tone], className)}
    >
      {Icon ? <Icon aria-hidden className="size-icon-sm flex-none" /> : tone === "busy" && <Spinner size="sm" />}
      <span>{children}</span>
    </span>
  );
}
