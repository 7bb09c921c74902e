import { History } from "lucide-react";
import type { ReactNode } from "react";
import { roleNames } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PersonInOrganization } from "@/lib/directory/person-types";
import type { ScanState } from "@/lib/query/scan-state";
import type { AccessMap } from "./access-map";
import { GrantLine } from "./grant-line";
import { grantRemoval } from "./grant-removal";
import { type MenuFor, Part } from "./organization-part";

export interface InvitationsPartProps {
  entry: PersonInOrganization;
  map: AccessMap;
  menuFor: MenuFor;
  scan: ScanState | undefined;
  isScanning: boolean;
}

/** Invitations of the deprecated kinds, which no user list shows. "None" is only said after every project was asked. */
export function InvitationsPart({ entry, map, menuFor, scan, isScanning }: InvitationsPartProps) {
  if (entry.organization.id === null) return null;
  const isRead =
    scan !== undefined &&
    scan.readAt !== null &&
    entry.incomplete.length === 0 &&
    (scan.incomplete[entry.organization.id]?.length ?? 0) === 0;
  const count = map.invitations.length;
  return (
    <Part title="Legacy invitations" count={isRead ? count : count > 0 ? `${count} or more` : undefined}>
      {map.invitations.map((invitation) => {
        const place =
          invitation.kind === "project_invitation"
            ? visibleText(invitation.projectName ?? invitation.projectId)
            : visibleText(entry.organization.name);
        const roles = invitation.kind === "project_invitation" ? invitation.roles : invitation.organizationRoles;
        return (
          <GrantLine
            key={invitation.invitationId}
            name={
              <>
                <Badge icon={History}>
                  {invitation.kind === "project_invitation" ? "Legacy project invite" : "Legacy invite"}
                </Badge>
                {place}
              </>
            }
            how={invitation.expiresAt && <Expiry at={invitation.expiresAt} />}
            detail={invitationWords(roles, invitation.inviterUsername)}
            menu={menuFor(`the invitation to ${place}`, null, grantRemoval(entry, invitation))}
          />
        );
      })}
      {!isRead && (
        <li className="px-4 py-0.75 text-xs leading-(--leading-sm) text-text-3">{waitingWords(isScanning, entry)}</li>
      )}
      {isRead && count === 0 && <li className="px-4 py-0.75 text-xs text-text-3">None. Every project was asked.</li>}
    </Part>
  );
}

function Expiry({ at }: { at: string }): ReactNode {
  return (
    <RelativeTime
      at={at}
      words={(relative) => (relative.endsWith("ago") ? `expired ${relative}` : `expires ${relative}`)}
    />
  );
}

function invitationWords(roles: readonly string[], inviter: string | null): string {
  return [roleNames(roles), inviter === null ? "" : `from ${visibleText(inviter)}`].filter(Boolean).join(", ");
}

function waitingWords(isScanning: boolean, entry: PersonInOrganization): string {
  if (isScanning) return "Asking every project…";
  if (entry.generation === "v1.0") return "This API version cannot tell.";
  return "Not everything could be read, so there may be more.";
}
