import { classNames } from "./class-names";

export type ButtonVariant = "primary" | "plain" | "ghost" | "danger";
export type ButtonSize = "sm" | "md" | "lg";

const VARIANTS: Record<ButtonVariant, string> = {
  primary:
    "border-accent bg-accent text-on-accent shadow-1 hover:border-accent-hover hover:bg-accent-hover active:bg-accent-pressed",
  plain: "border-border-strong bg-surface text-text shadow-1 hover:bg-hover active:bg-pressed [&_svg]:text-text-2",
  ghost: "border-transparent bg-transparent text-text-2 hover:bg-hover hover:text-text active:bg-pressed",
  danger:
    "border-danger bg-danger text-on-danger shadow-1 hover:border-danger-hover hover:bg-danger-hover active:bg-danger-pressed",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "h-control-sm px-2.5 text-sm whitespace-nowrap",
  md: "h-control px-3 text-sm whitespace-nowrap",
  lg: "min-h-control-lg px-3 py-2 text-base",
};

const DISABLED =
  "disabled:cursor-not-allowed disabled:border-border disabled:bg-hover disabled:text-text-3 disabled:shadow-none disabled:[&_svg]:text-inherit " +
  "aria-disabled:cursor-not-allowed aria-disabled:border-border aria-disabled:bg-hover aria-disabled:text-text-3 aria-disabled:shadow-none aria-disabled:[&_svg]:text-inherit";

/** The classes of a button, for what has to look like one. */
export function buttonClass(variant: ButtonVariant = "plain", size: ButtonSize = "md", twoLines = false): string {
  return classNames(
    "inline-flex items-center justify-center rounded-md border font-medium transition-colors duration-(--t-fast) ease-out",
    "[&_svg]:flex-none",
    twoLines
      ? "min-h-12 flex-col px-4 py-1.5 text-sm text-center [overflow-wrap:anywhere]"
      : `gap-1.5 ${SIZES[size]} [&>svg:first-child]:-ml-0.5`,
    VARIANTS[variant],
    DISABLED,
  );
}
