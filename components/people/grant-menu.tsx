"use client";

import { ArrowRight, UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import type { GrantMenuContent } from "./grant-menu-content";

/** What can be done about one grant: look at what gives it, or take it away. */
export default function GrantMenu({
  label,
  place,
  removal,
  reason,
  onRemove,
  about: _,
  ...menu
}: FloatingMenuProps & GrantMenuContent & { label: string }) {
  const { returnsFocus, withoutReturn } = useFocusReturn(menu.open);
  return (
    <Menu.Floating {...menu} label={label} width="row" returnsFocus={returnsFocus}>
      {place && (
        <Menu.Item icon={ArrowRight} render={<Link href={place.href} />}>
          {place.label}
        </Menu.Item>
      )}
      {place && removal && <Menu.Separator />}
      {removal && (
        <Menu.Item
          icon={UserRoundMinus}
          tone="danger"
          disabled={reason !== null}
          reason={reason ?? undefined}
          onSelect={withoutReturn(() => onRemove(removal))}
        >
          {removal.label}
        </Menu.Item>
      )}
    </Menu.Floating>
  );
}
