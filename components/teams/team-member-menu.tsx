"use client";

import { UserRound, UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { ReceiptItem } from "@/components/removal/receipt-item";
import type { RowRemoval } from "@/components/removal/running-removals";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { useFocusReturn } from "@/components/ui/use-focus-return";

export interface TeamMemberMenuProps extends FloatingMenuProps {
  label: string;
  removal: RowRemoval | null;
  personAddress: string;
  /** Why they cannot be taken out of the team, or null. */
  reason: string | null;
  onRemove: () => void;
}

/** What can be done about one person in a team. */
export default function TeamMemberMenu({
  label,
  removal,
  personAddress,
  reason,
  onRemove,
  ...menu
}: TeamMemberMenuProps) {
  const { returnsFocus, withoutReturn } = useFocusReturn(menu.open);
  return (
    <Menu.Floating {...menu} label={label} width="row" returnsFocus={returnsFocus}>
      {removal && <ReceiptItem removal={removal} />}
      <Menu.Item icon={UserRound} render={<Link href={personAddress} />} reason="Everything they can reach">
        Open person
      </Menu.Item>
      <Menu.Separator />
      <Menu.Item
        icon={UserRoundMinus}
        tone="danger"
        disabled={reason !== null}
        reason={reason ?? "They stay in the organization"}
        onSelect={withoutReturn(onRemove)}
      >
        Remove from team…
      </Menu.Item>
    </Menu.Floating>
  );
}
