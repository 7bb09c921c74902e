"use client";

import { UserRound, UserRoundMinus, UsersRound } from "lucide-react";
import Link from "next/link";
import { personPage } from "@/components/shared/person-address";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import type { ProjectRemovalOffer } from "./project-access";

export interface ProjectUserMenuProps extends FloatingMenuProps {
  label: string;
  organizationId: string;
  personId: string;
  offer: ProjectRemovalOffer;
  onRemove: () => void;
}

/** What can be done about one person's access to the project. */
export default function ProjectUserMenu({
  label,
  organizationId,
  personId,
  offer,
  onRemove,
  ...menu
}: ProjectUserMenuProps) {
  return (
    <Menu.Floating {...menu} label={label} width="row">
      <Menu.Item icon={UserRound} render={<Link href={personPage(personId)} />}>
        Open person
      </Menu.Item>
      <Menu.Item
        icon={UsersRound}
        render={<Link href={`/orgs/${organizationId}/users`} />}
        reason="Roles, teams and removal from the organization"
      >
        Open the organization’s users
      </Menu.Item>
      <Menu.Separator />
      <Menu.Item
        icon={UserRoundMinus}
        tone="danger"
        disabled={!offer.isPossible}
        reason={offer.reason ?? undefined}
        onSelect={onRemove}
      >
        Remove from project…
      </Menu.Item>
    </Menu.Floating>
  );
}
