"use client";

import { AlertDialog as Base } from "@base-ui/react/alert-dialog";
import type { ReactNode, RefObject } from "react";

export interface AlertDialogRootProps {
  open: boolean;
  /** Called for Escape and for Cancel. A click outside never closes an alert dialog. */
  onClose: () => void;
  /** Called when it has gone from the screen. */
  onClosed?: () => void;
  children: ReactNode;
}

function Root({ open, onClose, onClosed, children }: AlertDialogRootProps) {
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
      onOpenChangeComplete={(next) => {
        if (!next) onClosed?.();
      }}
    >
      {children}
    </Base.Root>
  );
}

export interface AlertDialogPopupProps {
  /** Where focus goes first. For destruction that is Cancel. */
  initialFocus?: RefObject<HTMLElement | null>;
  /** Where focus returns; by default what had it before. A function may look the element up again. */
  finalFocus?: RefObject<HTMLElement | null> | (() => HTMLElement | null);
  children: ReactNode;
}

function Popup({ initialFocus, finalFocus, children }: AlertDialogPopupProps) {
  return (
    <Base.Portal>
      <Base.Backdrop className="fixed inset-0 z-(--z-scrim) bg-scrim transition-opacity duration-(--t) data-ending-style:opacity-0 data-starting-style:opacity-0" />
      <Base.Viewport className="fixed inset-0 z-(--z-dialog) grid place-items-center overflow-y-auto p-4 max-phone:place-items-end max-phone:p-2">
        <Base.Popup
          initialFocus={initialFocus}
          finalFocus={finalFocus}
          className="relative flex max-h-[calc(100dvh-32px)] w-full max-w-dialog flex-col scroll-pb-36 overflow-auto rounded-xl bg-surface shadow-3 outline-offset-0 transition-[opacity,translate] duration-(--t) ease-out data-ending-style:opacity-0 data-starting-style:translate-y-1 data-starting-style:opacity-0 max-phone:max-h-[calc(100dvh-16px)]"
        >
          {children}
        </Base.Popup>
      </Base.Viewport>
    </Base.Portal>
  );
}

/** The title: a statement with the name and the place. */
function Title({ children }: { children: ReactNode }) {
  return (
    <Base.Title className="px-6 pt-5 text-md font-semibold tracking-title text-balance [overflow-wrap:anywhere] max-phone:px-4">
      {children}
    </Base.Title>
  );
}

/** What it means, first as words. Read out with the title. */
function Description({ children }: { children: ReactNode }) {
  return <Base.Description render={<div />}>{children}</Base.Description>;
}

function Body({ children }: { children: ReactNode }) {
  return <div className="grid gap-4 px-6 pt-3 pb-5 text-sm text-text-2 max-phone:px-4">{children}</div>;
}

/** Cancel first, the verb second; on a phone the verb stands above Cancel. Always in sight, unless the window is very low. */
function Footer({ children }: { children: ReactNode }) {
  return (
    <div className="bottom-0 flex items-stretch justify-end gap-3 rounded-b-xl border-t border-border bg-bg-subtle px-6 py-3 max-phone:flex-col-reverse max-phone:gap-2 max-phone:px-4 [&>:last-child:not(:first-child)]:flex-1 [&>button]:h-auto [&>button]:min-h-12 [&>button]:px-5 [@media(min-height:30rem)]:sticky">
      {children}
    </div>
  );
}

/** A dialog that asks before something is destroyed: 520 px wide, a sheet at the bottom of a phone. */
export const AlertDialog = { Root, Popup, Title, Description, Body, Footer };
