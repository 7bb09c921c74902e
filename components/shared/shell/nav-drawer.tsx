"use client";

import { Dialog } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Rail } from "./rail";

/** The rail as a drawer, on screens too narrow for both. Going somewhere closes it. */
export default function NavDrawer({ open, onClose }: { open: boolean; onClose: () => void }) {
  const pathname = usePathname();
  const openedAt = useRef(pathname);
  useEffect(() => {
    if (openedAt.current !== pathname) onClose();
    openedAt.current = pathname;
  }, [pathname, onClose]);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-scrim) bg-scrim transition-opacity duration-(--t) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Navigation"
          className="fixed inset-y-0 left-0 z-(--z-dialog) w-66 max-w-[85vw] bg-bg-subtle shadow-3 transition-transform duration-(--t) ease-out data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
        >
          <nav aria-label="Main" className="h-full">
            <Rail inDrawer />
          </nav>
          <Dialog.Close
            render={
              <IconButton label="Close navigation" className="absolute top-2 right-2">
                <X aria-hidden />
              </IconButton>
            }
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
