"use client";

import { Ellipsis, Lock } from "lucide-react";
import { lazy, Suspense } from "react";
import { RowStatus } from "@/components/removal/row-status";
import type { RowRemoval } from "@/components/removal/running-removals";
import { isInvitation } from "@/components/shared/is-invitation";
import { Cell, Lead, Row } from "@/components/shared/list/table";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { Badge } from "@/components/ui/badge";
import { IconButton } from "@/components/ui/icon-button";
import { useMenuButton } from "@/components/ui/menu-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ProjectUserRow as Person } from "@/lib/directory/types";
import { AccessPaths } from "./access-paths";
import { offerProjectRemoval } from "./project-access";

const loadMenu = () => import("./project-user-menu");
const ProjectUserMenu = lazy(loadMenu);

export interface ProjectUserRowProps {
  organizationId: string;
  person: Person;
  removal: RowRemoval | null;
  onRemove: (person: Person) => void;
}

export function ProjectUserRow({ organizationId, person, removal, onRemove }: ProjectUserRowProps) {
  const signedIn = useSignedIn();
  const { button, menu, wanted } = useMenuButton(loadMenu);
  const label = `Actions for ${person.username}`;
  const status = <RowStatus status={person.status} removal={removal} />;
  return (
    <Row gone={removal?.isGone ?? false} aria-busy={removal?.isRunning || undefined}>
      <Cell>
        <Lead
          name={
            <>
              {person.name ?? person.username}
              {person.isProtected && (
                <Badge icon={Lock} title="Listed in PROTECTED_USERS: cannot be removed here">
                  Protected
                </Badge>
              )}
            </>
          }
          detail={person.name === null ? "Invited" : person.username}
          card={
            <div className="grid w-full gap-0.5">
              <AccessPaths organizationId={organizationId} access={person.access} />
              <div className="flex flex-wrap gap-x-2.5">
                {status}
                {!isInvitation(person.status) && <LastSignIn at={person.lastAuthAt} />}
              </div>
            </div>
          }
        />
      </Cell>
      <Cell hideAt="cards">
        <AccessPaths organizationId={organizationId} access={person.access} />
      </Cell>
      <Cell hideAt="cards">{status}</Cell>
      <Cell hideAt="soon" className="whitespace-nowrap">
        {!isInvitation(person.status) && <LastSignIn at={person.lastAuthAt} />}
      </Cell>
      <Cell className="w-11 px-0! pr-2! text-right">
        <IconButton size="sm" label={label} {...button} className="aria-expanded:bg-pressed max-phone:size-11">
          <Ellipsis aria-hidden />
        </IconButton>
        <Suspense>
          {wanted && (
            <ProjectUserMenu
              {...menu}
              label={label}
              organizationId={organizationId}
              person={person}
              removal={removal}
              offer={offerProjectRemoval(person, signedIn, removal)}
              onRemove={() => onRemove(person)}
            />
          )}
        </Suspense>
      </Cell>
    </Row>
  );
}

function LastSignIn({ at }: { at: string | null }) {
  return at === null ? <span>No sign-in on record</span> : <RelativeTime at={at} />;
}
