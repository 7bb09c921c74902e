"use client";

import { Building2, CloudOff, Hourglass, Lock, UserRound } from "lucide-react";
import { isInvitation } from "@/components/shared/is-invitation";
import { MembershipStatus } from "@/components/shared/membership-status";
import { roleName } from "@/components/shared/role-names";
import { UtcDate } from "@/components/shared/utc-date";
import { visibleText } from "@/components/shared/visible-text";
import { Badge } from "@/components/ui/badge";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusText } from "@/components/ui/status-text";
import type { PersonInOrganization } from "@/lib/directory/person-types";
import type { ScanState } from "@/lib/query/scan-state";
import { GrantLine } from "./grant-line";
import { type GrantRemoval, grantRemoval, whyNotThroughV1 } from "./grant-removal";
import { InvitationsPart } from "./invitations-part";
import { type MenuFor, Part } from "./organization-part";
import { mapOf } from "./person-facts";
import { ProjectsPart } from "./projects-part";
import { TeamsPart } from "./teams-part";

export interface OrganizationAccessProps {
  entry: PersonInOrganization;
  scan: ScanState | undefined;
  isScanning: boolean;
  /** Why nothing can be removed here, or null. */
  reason: string | null;
  onRemove: (removal: GrantRemoval) => void;
  onReadAgain: () => void;
  reading: boolean;
}

/** One column of the map: everything one organization gives the person, each with where it comes from. */
export function OrganizationAccess(props: OrganizationAccessProps) {
  const { entry, scan, reason, onRemove } = props;
  const { organization } = entry;
  const name = visibleText(organization.name);
  const map = mapOf(entry, scan);
  const parts = [...entry.incomplete, ...(scan?.incomplete[organization.id ?? ""] ?? [])];
  const menuFor: MenuFor = (about, place, removal) =>
    place === null && removal === null
      ? null
      : { about, place, removal, reason: reason ?? whyNotThroughV1(entry, removal), onRemove };
  const base = organization.id === null ? null : `/orgs/${encodeURIComponent(organization.id)}`;

  return (
    <article aria-label={name} className="flex flex-col overflow-hidden rounded-lg border border-border bg-surface">
      <header className="border-b border-border bg-bg-subtle px-4 py-3">
        <h3 className="text-base [overflow-wrap:anywhere]">{name}</h3>
        <div className="mt-0.5 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-text-3">
          <Standing entry={entry} map={map} />
          {entry.isProtected && <Badge icon={Lock}>Protected</Badge>}
          {parts.length === 0 ? (
            !props.isScanning && scan?.readAt && <span>All parts read</span>
          ) : (
            <StatusText tone="warn" icon={CloudOff} className="text-xs!">
              {parts.length === 1 ? "1 part unread" : `${parts.length} parts unread`}
            </StatusText>
          )}
        </div>
      </header>
      <IncompleteBar stacked parts={parts} onReadAgain={props.onReadAgain} reading={props.reading} />
      {map.membership && (
        <Part title="Organization role">
          {map.membership.organizationRoles.map((role, index) => (
            <GrantLine
              key={role}
              name={roleName(role)}
              how={
                <>
                  <UserRound aria-hidden />
                  Direct
                </>
              }
              detail={reachWords(map.implicit.find((grant) => grant.organizationRole === role))}
              menu={
                // Roles go together with the membership, so there is one menu for all of them.
                index === 0 && map.membership
                  ? menuFor(
                      name,
                      base === null ? null : { label: "Open the organization’s users", href: `${base}/users` },
                      grantRemoval(entry, map.membership),
                    )
                  : null
              }
            />
          ))}
        </Part>
      )}
      <ProjectsPart entry={entry} map={map} menuFor={menuFor} isScanning={props.isScanning} />
      <TeamsPart entry={entry} map={map} menuFor={menuFor} />
      <InvitationsPart entry={entry} map={map} menuFor={menuFor} scan={scan} isScanning={props.isScanning} />
    </article>
  );
}

function Standing({ entry, map }: { entry: PersonInOrganization; map: ReturnType<typeof mapOf> }) {
  const { membership } = map;
  if (membership === null) {
    if (entry.grants.length > 0 || map.invitations.length > 0) {
      return (
        <StatusText tone="plain" icon={Building2}>
          Not a member
        </StatusText>
      );
    }
    return null;
  }
  return (
    <>
      <MembershipStatus status={membership.status} />
      {!isInvitation(membership.status) && membership.createdAt && (
        <span>
          since <UtcDate at={membership.createdAt} />
        </span>
      )}
      {isInvitation(membership.status) && (
        <>
          {membership.inviterUsername && (
            <span className="[overflow-wrap:anywhere]">invited by {visibleText(membership.inviterUsername)}</span>
          )}
          {membership.invitedAt && (
            <span>
              sent <UtcDate at={membership.invitedAt} />
            </span>
          )}
          {membership.expiresAt && (
            <span className="inline-flex items-center gap-1">
              <Hourglass aria-hidden className="size-3" />
              <RelativeTime
                at={membership.expiresAt}
                words={(relative) => (relative.endsWith("ago") ? `expired ${relative}` : `expires ${relative}`)}
              />
            </span>
          )}
        </>
      )}
    </>
  );
}

function reachWords(implicit: { projects: number | null } | undefined): string {
  if (implicit === undefined) return "No project access of its own";
  if (implicit.projects === null) return "Reaches all projects";
  return implicit.projects === 1 ? "Reaches its 1 project" : `Reaches all ${implicit.projects} projects`;
}
