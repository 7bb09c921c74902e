import {
  FolderClosed,
  LayoutList,
  type LucideIcon,
  Mail,
  Plug,
  ScrollText,
  UserRound,
  UserRoundMinus,
  Users,
  UsersRound,
} from "lucide-react";
import { isAllowed, type Permission, type Role } from "@/lib/auth/permissions";

export interface NavigationEntry {
  label: string;
  icon: LucideIcon;
  href: string;
  permission: Permission;
}

/** The screens of this release that belong to no organization, in the order of the rail. */
export const OVERVIEW: NavigationEntry = { label: "Overview", icon: LayoutList, href: "/", permission: "read" };
export const PEOPLE: NavigationEntry = { label: "People", icon: UsersRound, href: "/people", permission: "read" };
export const OFFBOARDINGS: NavigationEntry = {
  label: "Offboardings",
  icon: UserRoundMinus,
  href: "/offboardings",
  permission: "read",
};
export const ACTIVITY: NavigationEntry = {
  label: "Activity",
  icon: ScrollText,
  href: "/audit/activity",
  permission: "audit",
};

export const CONNECTIONS: NavigationEntry = {
  label: "Connections",
  icon: Plug,
  href: "/connections",
  permission: "connections",
};

/** The screens of one organization. */
export function organizationEntries(organizationId: string): NavigationEntry[] {
  const base = `/orgs/${organizationId}`;
  return [
    { label: "Users", icon: UserRound, href: `${base}/users`, permission: "read" },
    { label: "Projects", icon: FolderClosed, href: `${base}/projects`, permission: "read" },
    { label: "Invitations", icon: Mail, href: `${base}/invitations`, permission: "read" },
    { label: "Teams", icon: Users, href: `${base}/teams`, permission: "read" },
  ];
}

/** Only what this role may see. */
export function visibleEntries(entries: NavigationEntry[], role: Role): NavigationEntry[] {
  return entries.filter((entry) => isAllowed(role, entry.permission));
}

/** Whether a screen, or one below it, is the one at this address. */
export function isCurrent(href: string, pathname: string): boolean {
  return href === "/" ? pathname === "/" : pathname === href || pathname.startsWith(`${href}/`);
}

/** The same screen of another organization; its Users for screens that belong to none. */
export function sameScreenOf(organizationId: string, pathname: string): string {
  const screen = /^\/orgs\/[^/]+\/([a-z]+)/.exec(pathname)?.[1] ?? "users";
  return `/orgs/${organizationId}/${screen}`;
}
