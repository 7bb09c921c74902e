import { Crown, Lock } from "lucide-react";
import { RowStatus } from "@/components/removal/row-status";
import { roleNames, shortRoleName } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import { Badge } from "@/components/ui/badge";
import { TimeCell } from "./time-cell";
import type { UserTableRow } from "./user-table-row";

/** Who: the name over the e-mail, what warns beside it, and on a card the rest of the row below it. */
export function PersonCell({ user, removal, inviter }: UserTableRow) {
  const isGone = removal?.isGone ?? false;
  const second = user.name === null ? describeInvitation(inviter) : visibleText(user.username);
  return (
    <div className="min-w-0 py-0.5 [overflow-wrap:anywhere] whitespace-normal @max-cards/main:py-2.25">
      <div className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5">
        <span
          className={`min-w-0 text-base leading-(--leading-sm) ${isGone ? "text-text-3" : "font-medium text-text"}`}
        >
          {visibleText(user.name ?? user.username)}
        </span>
        {user.organizationRoles.includes("ORG_OWNER") && (
          <Badge icon={Crown} title="Organization Owner">
            Owner
          </Badge>
        )}
        {user.isProtected && (
          <Badge icon={Lock} title="Listed in PROTECTED_USERS: cannot be removed here">
            Protected
          </Badge>
        )}
      </div>
      {second !== null && <div className="text-xs text-text-3">{second}</div>}
      <div className="mt-0.75 hidden flex-wrap items-center gap-x-2.5 @max-cards/main:flex">
        <RowStatus status={user.status} removal={removal} />
        <span className="text-xs text-text-3">
          {roleNames(user.organizationRoles, shortRoleName)}, <TimeCell user={user} isInSentence />
        </span>
      </div>
    </div>
  );
}

function describeInvitation(inviter: string | null): string | null {
  return inviter === null ? null : `Invited by ${visibleText(inviter)}`;
}
