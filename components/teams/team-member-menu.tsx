"use client";

import { UserRound, UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";

export interface TeamMemberMenuProps extends FloatingMenuProps {
  label: string;
  personAddress: string;
  /** Why they cannot be taken out of the team, or null. */
  reason: string | null;
  onRemove: () => void;
}

/** What can be done about one person in a team. */
export default function TeamMemberMenu({ label, personAddress, reason, onRemove, ...menu }: TeamMemberMenuProps) {
  const opensReview = useRef(false);
  useEffect(() => {
    if (menu.open) opensReview.current = false;
  }, [menu.open]);
  return (
    <Menu.Floating {...menu} label={label} width="row" returnsFocus={() => !opensReview.current}>
      <Menu.Item icon={UserRound} render={<Link href={personAddress} />} reason="Everything they can reach">
        Open person
      </Menu.Item>
      <Menu.Separator />
      <Menu.Item
        icon={UserRoundMinus}
        tone="danger"
        disabled={reason !== null}
        reason={reason ?? "They stay in the organization"}
        onSelect={() => {
          opensReview.current = true;
          onRemove();
        }}
      >
        Remove from team…
      </Menu.Item>
    </Menu.Floating>
  );
}
