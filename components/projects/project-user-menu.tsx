"use client";

import { ListFilter, UserRound, UserRoundMinus, UsersRound } from "lucide-react";
import Link from "next/link";
import { ReceiptItem } from "@/components/removal/receipt-item";
import type { RowRemoval } from "@/components/removal/running-removals";
import { personPage } from "@/components/shared/person-address";
import { visibleText } from "@/components/shared/visible-text";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { useFocusReturn } from "@/components/ui/use-focus-return";
import type { ProjectUserRow } from "@/lib/directory/types";
import { type ProjectRemovalOffer, reachesBy, teamsThatOpen } from "./project-access";

export interface ProjectUserMenuProps extends FloatingMenuProps {
  label: string;
  organizationId: string;
  person: Pick<ProjectUserRow, "id" | "access">;
  removal: RowRemoval | null;
  offer: ProjectRemovalOffer;
  onRemove: () => void;
}

/** What can be done about one person's access to the project. */
export default function ProjectUserMenu({
  label,
  organizationId,
  person,
  removal,
  offer,
  onRemove,
  ...menu
}: ProjectUserMenuProps) {
  const { returnsFocus, withoutReturn } = useFocusReturn(menu.open);
  return (
    <Menu.Floating {...menu} label={label} width="row" returnsFocus={returnsFocus}>
      {removal && <ReceiptItem removal={removal} />}
      <Menu.Item icon={UserRound} render={<Link href={personPage(person.id)} />}>
        Open person
      </Menu.Item>
      {teamsThatOpen(person).map((team) => (
        <Menu.Item
          key={team.id}
          icon={UsersRound}
          render={<Link href={`/orgs/${organizationId}/teams/${team.id}`} />}
          reason="Opens this project; take them out of the team there"
        >
          Open team {visibleText(team.name)}
        </Menu.Item>
      ))}
      <Menu.Item
        icon={ListFilter}
        render={<Link href={`/orgs/${organizationId}/users?user=${person.id}`} />}
        reason={
          reachesBy(person, "organization")
            ? "An organization role opens this project; it is theirs there"
            : "Their roles and teams in the organization"
        }
      >
        Open in Users
      </Menu.Item>
      <Menu.Separator />
      <Menu.Item
        icon={UserRoundMinus}
        tone="danger"
        disabled={!offer.isPossible}
        reason={offer.reason ?? undefined}
        onSelect={withoutReturn(onRemove)}
      >
        Remove from project…
      </Menu.Item>
    </Menu.Floating>
  );
}
