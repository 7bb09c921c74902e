import type { ButtonHTMLAttributes, Ref } from "react";
import { classNames } from "./class-names";

export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "aria-label"> {
  /** What it does, for people who cannot see the icon. */
  label: string;
  size?: "sm" | "md";
  ref?: Ref<HTMLButtonElement>;
}

/** A ghost button that is only an icon. */
export function IconButton({ label, size = "md", className, type = "button", ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classNames(
        "inline-grid flex-none place-items-center rounded-md text-text-2 transition-colors duration-(--t-fast) ease-out hover:bg-hover hover:text-text active:bg-pressed",
        "disabled:cursor-not-allowed disabled:text-text-3 [&_svg]:size-icon",
        size === "sm" ? "size-control-sm" : "size-control",
        className,
      )}
    />
  );
}
