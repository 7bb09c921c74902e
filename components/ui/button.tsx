import {
  type ButtonHTMLAttributes,
  cloneElement,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
} from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "./button-class";
import { classNames } from "./class-names";
import { Spinner } from "./spinner";

export { buttonClass } from "./button-class";

export interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** A second, smaller line: the place, under the verb and the e-mail. */
  detail?: ReactNode;
  /** The click was taken and is being worked on: keeps its focus, shows a spinner, takes no second click. */
  pending?: boolean;
  /** Another element to render in its place, e.g. `<Link href="/" />`. */
  render?: ReactElement<{ className?: string; children?: ReactNode }>;
  className?: string;
  ref?: Ref<HTMLButtonElement>;
}

/** A button: verb and noun. Disabled ones have their reason beside them. */
export function Button({
  variant = "plain",
  size = "md",
  detail,
  pending = false,
  render,
  className,
  children,
  onClick,
  type = "button",
  ...rest
}: ButtonProps) {
  const classes = classNames(buttonClass(variant, size, detail !== undefined), className);
  const content =
    detail === undefined ? (
      <>
        {pending && <Spinner size="sm" />}
        {children}
      </>
    ) : (
      <>
        <span className="inline-flex items-center gap-1.5">
          {pending && <Spinner size="sm" />}
          {children}
        </span>{" "}
        <span className="text-xs font-normal">{detail}</span>
      </>
    );
  if (render) return cloneElement(render, { className: classes, children: content });
  const blockedOrClicked = (event: MouseEvent<HTMLButtonElement>) => {
    if (pending) event.preventDefault();
    else onClick?.(event);
  };
  return (
    <button
      {...rest}
      type={type}
      className={classes}
      onClick={pending || onClick ? blockedOrClicked : undefined}
      aria-busy={pending || undefined}
      aria-disabled={pending || rest["aria-disabled"]}
    >
      {content}
    </button>
  );
}
