"use client";

import { FolderClosed, MailPlus, MailX, UserRound } from "lucide-react";
import Link from "next/link";
import { ReceiptItem } from "@/components/removal/receipt-item";
import type { RowRemoval } from "@/components/removal/running-removals";
import { personPage } from "@/components/shared/person-address";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import type { InvitationRow } from "@/lib/directory/person-types";

export interface InvitationMenuProps extends FloatingMenuProps {
  organizationId: string;
  row: InvitationRow;
  removal: RowRemoval | null;
  /** Why it cannot be revoked, or null. */
  reason: string | null;
  /** Left out where it cannot be sent again: it is still open. */
  onInviteAgain?: () => void;
  onRevoke: () => void;
}

/** What can be done about one invitation. Revoking stands last; when it is not possible, it says why. */
export default function InvitationMenu({
  organizationId,
  row,
  removal,
  reason,
  onInviteAgain,
  onRevoke,
  ...menu
}: InvitationMenuProps) {
  const { returnsFocus, withoutReturn } = useFocusReturn(menu.open);
  return (
    <Menu.Floating {...menu} label={`Actions for ${row.username}`} width="row" returnsFocus={returnsFocus}>
      {removal && <ReceiptItem removal={removal} />}
      <Menu.Item icon={UserRound} render={<Link href={personPage(row.id)} />}>
        Open person
      </Menu.Item>
      {row.project !== null && (
        <Menu.Item icon={FolderClosed} render={<Link href={`/orgs/${organizationId}/projects/${row.project.id}`} />}>
          Open project
        </Menu.Item>
      )}
      {onInviteAgain !== undefined && (
        <Menu.Item icon={MailPlus} onSelect={withoutReturn(onInviteAgain)}>
          Invite again…
        </Menu.Item>
      )}
      <Menu.Separator />
      <Menu.Item
        icon={MailX}
        tone="danger"
        disabled={reason !== null}
        reason={reason ?? (row.kind === "project_legacy" ? "An invitation to the organization stays" : undefined)}
        onSelect={withoutReturn(onRevoke)}
      >
        Revoke invitation…
      </Menu.Item>
    </Menu.Floating>
  );
}
