"use client";

import { FolderClosed, MailPlus, MailX, ReceiptText, UserRound } from "lucide-react";
import Link from "next/link";
import { useEffect, useRef } from "react";
import type { RowRemoval } from "@/components/removal/running-removals";
import { personPage } from "@/components/shared/person-address";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
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
  const opensReview = useRef(false);
  useEffect(() => {
    if (menu.open) opensReview.current = false;
  }, [menu.open]);
  return (
    <Menu.Floating
      {...menu}
      label={`Actions for ${row.username}`}
      width="row"
      returnsFocus={() => !opensReview.current}
    >
      {removal && (
        <Menu.Item icon={ReceiptText} render={<Link href={`/offboardings/${removal.offboardingId}`} />}>
          {removal.isRunning ? "Open offboarding" : "Open receipt"}
        </Menu.Item>
      )}
      <Menu.Item icon={UserRound} render={<Link href={personPage(row.id)} />}>
        Open person
      </Menu.Item>
      {row.project !== null && (
        <Menu.Item icon={FolderClosed} render={<Link href={`/orgs/${organizationId}/projects/${row.project.id}`} />}>
          Open project
        </Menu.Item>
      )}
      {onInviteAgain !== undefined && (
        <Menu.Item
          icon={MailPlus}
          onSelect={() => {
            opensReview.current = true;
            onInviteAgain();
          }}
        >
          Invite again…
        </Menu.Item>
      )}
      <Menu.Separator />
      <Menu.Item
        icon={MailX}
        tone="danger"
        disabled={reason !== null}
        reason={reason ?? (row.kind === "project_legacy" ? "An invitation to the organization stays" : undefined)}
        onSelect={() => {
          opensReview.current = true;
          onRevoke();
        }}
      >
        Revoke invitation…
      </Menu.Item>
    </Menu.Floating>
  );
}
