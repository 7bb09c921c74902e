"use client";

import { Crown, Ellipsis, Lock } from "lucide-react";
import { lazy, Suspense } from "react";
import { RowStatus } from "@/components/removal/row-status";
import type { RowRemoval } from "@/components/removal/running-removals";
import { isInvitation } from "@/components/shared/is-invitation";
import { Cell, Lead, Row } from "@/components/shared/list/table";
import { personPage } from "@/components/shared/person-address";
import { roleNames, shortRoleName } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { useMenuButton } from "@/components/ui/menu-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OrganizationUserRow } from "@/lib/directory/types";

const loadMenu = () => import("./team-member-menu");
const TeamMemberMenu = lazy(loadMenu);

export interface TeamMemberRowProps {
  person: OrganizationUserRow;
  removal: RowRemoval | null;
  /** Why they cannot be taken out of the team, or null. */
  reason: string | null;
  onRemove: (person: OrganizationUserRow) => void;
}

/** One person in the team. */
export function TeamMemberRow({ person, removal, reason, onRemove }: TeamMemberRowProps) {
  const { button, menu, wanted } = useMenuButton(loadMenu);
  const label = `Actions for ${person.username}`;
  const status = <RowStatus status={person.status} removal={removal} />;
  return (
    <Row gone={removal?.isGone ?? false} aria-busy={removal?.isRunning || undefined}>
      <Cell>
        <Lead
          name={
            <>
              {visibleText(person.name ?? person.username)}
              {person.organizationRoles.includes("ORG_OWNER") && (
                <Badge icon={Crown} title="Organization Owner">
                  Owner
                </Badge>
              )}
              {person.isProtected && (
                <Badge icon={Lock} title="Listed in PROTECTED_USERS: cannot be removed here">
                  Protected
                </Badge>
              )}
            </>
          }
          detail={person.name === null ? "Invited" : visibleText(person.username)}
          card={
            <>
              {status}
              <LastSignIn person={person} />
            </>
          }
        />
      </Cell>
      <Cell hideAt="cards">{status}</Cell>
      <Cell hideAt="soon">{roleNames(person.organizationRoles, shortRoleName)}</Cell>
      <Cell hideAt="cards" className="whitespace-nowrap">
        <LastSignIn person={person} />
      </Cell>
      <Cell className="w-11 px-0! pr-2! text-right">
        <IconButton size="sm" label={label} {...button} className="aria-expanded:bg-pressed max-phone:size-11">
          <Ellipsis aria-hidden />
        </IconButton>
        <Suspense>
          {wanted && (
            <TeamMemberMenu
              {...menu}
              label={label}
              removal={removal}
              personAddress={personPage(person.id)}
              reason={reason}
              onRemove={() => onRemove(person)}
            />
          )}
        </Suspense>
      </Cell>
    </Row>
  );
}

function LastSignIn({ person: { status, lastAuthAt } }: { person: OrganizationUserRow }) {
  if (isInvitation(status)) return null;
  return lastAuthAt === null ? <span>No sign-in on record</span> : <RelativeTime at={lastAuthAt} />;
}
