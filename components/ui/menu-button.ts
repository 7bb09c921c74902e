"use client";

import { type KeyboardEvent, useRef, useState } from "react";

/**
 * A button whose menu is loaded when it is first wanted: menus are a quarter of the code of a page that opens none.
 * Spread `button` on the button, render the lazy menu with `menu` once `wanted`.
 */
export function useMenuButton(load: () => Promise<unknown>) {
  const ref = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [wanted, setWanted] = useState(false);
  const show = () => {
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
      onClick: show,
      onPointerEnter: preload,
      onFocus: preload,
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key !== "ArrowDown") return;
        event.preventDefault();
        show();
      },
    },
    menu: { open, onClose: () => setOpen(false), anchor: ref },
  };
}

export interface FloatingMenuProps {
  open: boolean;
  onClose: () => void;
  anchor: { current: HTMLElement | null };
}
