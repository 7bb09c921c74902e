"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { useKnownOrganizations } from "./known-organizations";
import { sameScreenOf } from "./navigation";

/** The organizations, each as the way to the same screen of it. */
export default function OrganizationMenu({ currentId, ...menu }: FloatingMenuProps & { currentId: string }) {
  const { organizations } = useKnownOrganizations();
  const pathname = usePathname();
  return (
    <Menu.Floating {...menu} label="Organizations" align="start">
      {organizations.map((organization) => (
        <Menu.Item
          key={organization.id}
          render={<Link href={sameScreenOf(organization.id, pathname)} />}
          end={organization.id === currentId && <Check aria-label="current" className="size-icon-sm flex-none" />}
        >
          {organization.name}
        </Menu.Item>
      ))}
    </Menu.Floating>
  );
}
