"use client";

import { Ellipsis, History, Lock } from "lucide-react";
import { lazy, Suspense } from "react";
import type { RowRemoval } from "@/components/removal/running-removals";
import { Cell, Lead, Row } from "@/components/shared/list/table";
import { visibleText } from "@/components/shared/visible-text";
import { Badge } from "@/components/ui/badge";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { useMenuButton } from "@/components/ui/menu-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { InvitationRow } from "@/lib/directory/person-types";
import { canInviteAgain } from "./invitation-actions";
import { INVITER_LEFT_WORDS } from "./invitation-filter";
import { InvitationStatus } from "./invitation-status";
import { kindWords, wouldGet } from "./invitation-words";

const loadMenu = () => import("./invitation-menu");
const InvitationMenu = lazy(loadMenu);

export interface InvitationTableRowProps {
  organizationId: string;
  row: InvitationRow;
  /** Position among the rows that are shown, from 0. */
  index: number;
  removal: RowRemoval | null;
  /** Why it cannot be revoked, or null. */
  reason: string | null;
  /** Null for those who may not revoke. */
  selected: boolean | null;
  onSelect: (selects: boolean) => void;
  onInviteAgain: (row: InvitationRow) => void;
  onRevoke: (row: InvitationRow) => void;
}

/** One invitation. */
export function InvitationTableRow(props: InvitationTableRowProps) {
  const { organizationId, row, index, removal, reason, selected, onSelect, onInviteAgain, onRevoke } = props;
  const { button, menu, wanted } = useMenuButton(loadMenu);
  const isGone = removal?.isGone ?? false;
  const status = <InvitationStatus row={row} removal={removal} />;
  const gets = wouldGet(row);
  return (
    <Row
      data-index={index}
      gone={isGone}
      aria-busy={removal?.isRunning || undefined}
      className={selected ? "[&>td]:bg-selected!" : ""}
    >
      {selected !== null && (
        <Cell className="w-12 pr-0! pl-6! max-phone:pl-4!">
          <Checkbox
            label={`Select the invitation of ${row.username}`}
            checked={selected}
            disabled={reason !== null}
            onChange={(event) => onSelect(event.target.checked)}
          />
        </Cell>
      )}
      <Cell className="first:pl-6! max-phone:first:pl-4!">
        <Lead
          name={
            <>
              {visibleText(row.username)}
              {row.isProtected && (
                <Badge icon={Lock} title="Listed in PROTECTED_USERS: cannot be removed here">
                  Protected
                </Badge>
              )}
            </>
          }
          detail={
            <span className="flex items-start gap-1">
              {row.kind !== "organization" && <History aria-hidden className="mt-0.5 size-3 flex-none" />}
              <span className="min-w-0">{kindWords(row)}</span>
            </span>
          }
          card={
            <>
              {status}
              <span>
                <Age at={row.invitedAt} />
                {row.expiresAt !== null && (
                  <>
                    , <Expiry at={row.expiresAt} withVerb />
                  </>
                )}
              </span>
              {row.inviterHasLeft === true && <span>inviter {INVITER_LEFT_WORDS.toLowerCase()}</span>}
            </>
          }
        />
      </Cell>
      <Cell hideAt="cards">{status}</Cell>
      <Cell hideAt="soon" title={gets.names ?? undefined}>
        {gets.roles}
        {gets.beside !== null && <span className="block text-xs text-text-3">{gets.beside}</span>}
      </Cell>
      <Cell hideAt="later" className="[overflow-wrap:anywhere]">
        <Inviter row={row} />
      </Cell>
      <Cell hideAt="cards" numeric className="whitespace-nowrap">
        <Age at={row.invitedAt} isShort />
      </Cell>
      <Cell hideAt="cards" className="whitespace-nowrap">
        {row.expiresAt === null ? "None" : <Expiry at={row.expiresAt} />}
      </Cell>
      <Cell className="w-15 pr-5! pl-0! text-right max-phone:w-11 max-phone:pr-2!">
        <IconButton
          size="sm"
          data-row-menu={row.id}
          label={`Actions for ${row.username}`}
          {...button}
          className="aria-expanded:bg-pressed max-phone:h-11 max-phone:w-9"
        >
          <Ellipsis aria-hidden />
        </IconButton>
        <Suspense>
          {wanted && (
            <InvitationMenu
              {...menu}
              organizationId={organizationId}
              row={row}
              removal={removal}
              reason={reason}
              {...(canInviteAgain(row, reason) ? { onInviteAgain: () => onInviteAgain(row) } : {})}
              onRevoke={() => onRevoke(row)}
            />
          )}
        </Suspense>
      </Cell>
    </Row>
  );
}

/** Who sent it: by name where the organization knows them. */
function Inviter({ row: { inviterUsername, inviterName, inviterHasLeft } }: Pick<InvitationTableRowProps, "row">) {
  if (inviterUsername === null) return "Not on record";
  const second = inviterHasLeft === true ? INVITER_LEFT_WORDS : inviterName && visibleText(inviterUsername);
  return (
    <>
      {visibleText(inviterName ?? inviterUsername)}
      {second !== null && <span className="block text-xs text-text-3">{second}</span>}
    </>
  );
}

/** "118 d", or "118 d old" in a sentence. */
function Age({ at, isShort = false }: { at: string | null; isShort?: boolean }) {
  if (at === null) return isShort ? "Unknown" : "Age unknown";
  return <RelativeTime at={at} words={(relative) => relative.replace(/ ago$/, isShort ? "" : " old")} />;
}

function Expiry({ at, withVerb = false }: { at: string; withVerb?: boolean }) {
  if (!withVerb) return <RelativeTime at={at} />;
  return (
    <RelativeTime
      at={at}
      words={(relative) => `${relative.endsWith("ago") || relative === "now" ? "expired" : "expires"} ${relative}`}
    />
  );
}
