"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check, type LucideIcon } from "lucide-react";
import { type ReactElement, type ReactNode, type RefObject, useEffect, useRef } from "react";
import { classNames } from "./class-names";
import type { FloatingMenuProps } from "./menu-button";

const ITEM =
  "flex w-full cursor-pointer gap-2 rounded-sm px-2 text-left text-sm outline-none select-none data-highlighted:bg-hover focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-focus data-disabled:cursor-not-allowed";

export interface MenuItemProps {
  icon?: LucideIcon;
  /** A second line: what it means, or why it is not possible. */
  reason?: ReactNode;
  disabled?: boolean;
  tone?: "plain" | "danger";
  /** A key, or a mark, at its end. */
  end?: ReactNode;
  onSelect?: () => void;
  /** Another element, e.g. `<Link href="…" />` or `<a href="…" target="_blank" />`. */
  render?: ReactElement;
  children: ReactNode;
}

function Item({
  icon: Icon,
  reason,
  disabled = false,
  tone = "plain",
  end,
  onSelect,
  render,
  children,
}: MenuItemProps) {
  const classes = classNames(
    ITEM,
    reason ? "items-start py-1.5" : "min-h-8 items-center",
    disabled
      ? "text-text-3 [&_svg]:text-text-3"
      : tone === "danger"
        ? "text-danger-text [&_svg]:text-danger-text"
        : "text-text [&_svg]:text-text-3",
  );
  const content = (
    <>
      {Icon && <Icon aria-hidden className={classNames("size-icon flex-none", reason ? "mt-px" : false)} />}
      <span className="min-w-0 flex-1">
        {children}
        {reason && <span className="block text-xs text-text-3">{reason}</span>}
      </span>
      {end}
    </>
  );
  if (render && !disabled) {
    return (
      <Base.LinkItem closeOnClick render={render} className={classes}>
        {content}
      </Base.LinkItem>
    );
  }
  return (
    <Base.Item disabled={disabled} onClick={disabled ? undefined : onSelect} className={classes}>
      {content}
    </Base.Item>
  );
}

function CheckboxItem({
  checked,
  onChange,
  children,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}) {
  return (
    <Base.CheckboxItem
      checked={checked}
      onCheckedChange={(next) => onChange(next)}
      className={classNames(ITEM, "min-h-8 items-center text-text [&_svg]:text-text-2")}
    >
      <Check aria-hidden className={classNames("size-icon-sm flex-none", !checked && "invisible")} />
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{children}</span>
    </Base.CheckboxItem>
  );
}

function Separator() {
  return <Base.Separator className="-mx-1 my-1 border-t border-border" />;
}

export interface MenuPopupProps {
  /** Its accessible name, when the trigger has none to give. */
  label?: string;
  align?: "start" | "end";
  side?: "top" | "bottom";
  /** What it is placed at, when that is not the trigger. */
  anchor?: RefObject<HTMLElement | null> | HTMLElement | null;
  /** Where focus goes when it closes; false leaves it to what opens next. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null | false);
  width?: "fit" | "row";
  /** The first item takes the focus when it opens, and not the menu as a whole. */
  focusesFirst?: boolean;
  children: ReactNode;
}

function Popup({
  label,
  align = "end",
  side = "bottom",
  anchor,
  finalFocus,
  width = "fit",
  focusesFirst = false,
  children,
}: MenuPopupProps) {
  const popupRef = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!focusesFirst) return;
    // After Base UI has given the focus to the menu itself.
    const frame = requestAnimationFrame(() =>
      requestAnimationFrame(() => popupRef.current?.querySelector<HTMLElement>('[role^="menuitem"]')?.focus()),
    );
    return () => cancelAnimationFrame(frame);
  }, [focusesFirst]);
  return (
    // A region while it is open: outside of the page's landmarks nothing would say where the menu stands.
    <Base.Portal role="region" aria-label={label}>
      <Base.Positioner
        align={align}
        side={side}
        sideOffset={2}
        collisionPadding={8}
        anchor={anchor}
        className="z-(--z-popover) outline-none"
      >
        <Base.Popup
          ref={popupRef}
          aria-label={label}
          finalFocus={finalFocus}
          className={classNames(
            "max-h-[min(420px,var(--available-height))] max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg bg-surface p-1 shadow-2 outline-none transition-opacity duration-(--t-fast) data-ending-style:opacity-0 data-starting-style:opacity-0",
            width === "row" ? "min-w-74" : "min-w-48",
          )}
        >
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}

/** A menu of a button that is not its trigger: for menus that are loaded late, and for one menu that serves many rows. */
function Floating({
  open,
  onClose,
  anchor,
  byKeyboard,
  returnsFocus = () => true,
  ...popup
}: FloatingMenuProps &
  Omit<MenuPopupProps, "anchor" | "finalFocus"> & {
    label: string;
    /** Asked when it closes: false when a dialog takes the focus next. */
    returnsFocus?: () => boolean;
  }) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Popup
        {...popup}
        anchor={anchor}
        focusesFirst={open && byKeyboard}
        finalFocus={() => returnsFocus() && anchor.current}
      />
    </Base.Root>
  );
}

/**
 * A menu of actions. `Menu.Root` and `Menu.Trigger` are Base UI's own: `<Menu.Trigger render={<IconButton label="…" />} />`.
 * Destructive items stand in the last group; disabled ones keep their reason.
 */
export const Menu = { Root: Base.Root, Trigger: Base.Trigger, Popup, Floating, Item, CheckboxItem, Separator };
