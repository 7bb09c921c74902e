"use client";

import { type KeyboardEvent, type MouseEvent, useRef, useState } from "react";

/**
 * A button whose menu is loaded when it is first wanted: menus are a quarter of the code of a page that opens none.
 * Spread `button` on the button, render the lazy menu with `menu` once `wanted`.
 */
export function useMenuButton(load: () => Promise<unknown>) {
  const ref = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const show = (isKeyboard: boolean) => {
    setByKeyboard(isKeyboard);
    setWanted(true);
    setOpen(true);
  };
  const preload = () => {
    // A failed load shows itself when the menu is opened.
    load().catch(() => {});
  };
  return {
    wanted,
    button: {
      ref,
      "aria-haspopup": "menu" as const,
      "aria-expanded": open,
      // A click by Enter or Space has no detail.
      onClick: (event: MouseEvent) => show(event.detail === 0),
      onPointerEnter: preload,
      onFocus: preload,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        show(true);
      },
    },
    menu: { open, byKeyboard, onClose: () => setOpen(false), anchor: ref },
  };
}

export interface FloatingMenuProps {
  open: boolean;
  onClose: () => void;
  anchor: { current: HTMLElement | null };
  /** Opened by a key: its first item takes the focus. */
  byKeyboard: boolean;
}
