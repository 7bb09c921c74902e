"use client";

import { Copy, ExternalLink, MailX, UserRound, UserRoundMinus, UserRoundX } from "lucide-react";
import Link from "next/link";
import { ReceiptItem } from "@/components/removal/receipt-item";
import { isInvitation } from "@/components/shared/is-invitation";
import { offboardPage, personPage } from "@/components/shared/person-address";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import { offerRemoval } from "./user-actions";
import type { UserTableRow } from "./user-table-row";

export interface RowMenuProps extends FloatingMenuProps {
  row: UserTableRow;
  activeOwners: number | null;
  /** The organization's page in Atlas, or null where there is none. */
  atlasAddress: string | null;
  onRemove: (row: UserTableRow) => void;
  onCopied: (words: string) => void;
}

/** What can be done with one person. Taking them out stands last; when it is not possible, it says why. */
export default function RowMenu({ row, activeOwners, atlasAddress, onRemove, onCopied, ...menu }: RowMenuProps) {
  const signedIn = useSignedIn();
  const { user, removal } = row;
  const { returnsFocus, withoutReturn } = useFocusReturn(menu.open);
  const offer = offerRemoval(user, { signedIn, activeOwners, removal });
  return (
    <Menu.Floating {...menu} label={`Actions for ${user.username}`} width="row" returnsFocus={returnsFocus}>
      {removal && <ReceiptItem removal={removal} />}
      <Menu.Item icon={UserRound} render={<Link href={personPage(user.id)} />}>
        Open person
      </Menu.Item>
      <Menu.Item
        icon={Copy}
        onSelect={() => void navigator.clipboard.writeText(user.id).then(() => onCopied(`User ID ${user.id} copied.`))}
      >
        Copy user ID
      </Menu.Item>
      {atlasAddress === null ? (
        <Menu.Item icon={ExternalLink} disabled reason="The sandbox has no pages of Atlas.">
          Open in Atlas
        </Menu.Item>
      ) : (
        <Menu.Item icon={ExternalLink} render={<a href={atlasAddress} target="_blank" rel="noreferrer" />}>
          Open in Atlas
        </Menu.Item>
      )}
      <Menu.Separator />
      {offer.isPossible && (
        <Menu.Item icon={UserRoundMinus} render={<Link href={offboardPage(user.id)} />}>
          Offboard from all organizations…
        </Menu.Item>
      )}
      <Menu.Item
        icon={isInvitation(user.status) ? MailX : UserRoundX}
        tone="danger"
        disabled={!offer.isPossible}
        reason={offer.reason}
        onSelect={withoutReturn(() => onRemove(row))}
      >
        {offer.label}
      </Menu.Item>
    </Menu.Floating>
  );
}
