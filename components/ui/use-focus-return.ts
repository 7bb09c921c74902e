"use client";

import { useEffect, useRef } from "react";

/**
 * For a menu of which an item opens a dialog: the dialog takes the focus then, and the menu's button does not get it back.
 * Give `returnsFocus` to the menu, and wrap what the item does in `withoutReturn`.
 */
export function useFocusReturn(open: boolean) {
  const opensDialog = useRef(false);
  useEffect(() => {
    if (open) opensDialog.current = false;
  }, [open]);
  return {
    returnsFocus: () => !opensDialog.current,
    withoutReturn: (run: () => void) => () => {
      opensDialog.current = true;
      run();
    },
  };
}
