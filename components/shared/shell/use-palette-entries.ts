"use client";

import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useKnownOrganizations } from "./known-organizations";
import {
  ACTIVITY,
  CONNECTIONS,
  type NavigationEntry,
  OFFBOARDINGS,
  OVERVIEW,
  organizationEntries,
  PEOPLE,
  visibleEntries,
} from "./navigation";
import type { PaletteEntry } from "./palette-entries";
import { useSignedIn } from "./signed-in";
import { useSignOut } from "./use-sign-out";
import { useTheme } from "./use-theme";

/** Everywhere one can go, the theme, and the way out. Nothing here destroys anything. */
export function usePaletteEntries(): PaletteEntry[] {
  const router = useRouter();
  const { role } = useSignedIn();
  const { organizations } = useKnownOrganizations();
  const { setTheme } = useTheme();
  const signOut = useSignOut();

  const goTo = (entry: NavigationEntry, group: string, end?: string): PaletteEntry => ({
    id: entry.href,
    group,
    label: entry.label,
    icon: entry.icon,
    ...(end === undefined ? {} : { end }),
    run: () => router.push(entry.href),
  });
  return [
    ...visibleEntries([OVERVIEW, PEOPLE, OFFBOARDINGS, ACTIVITY, CONNECTIONS], role).map((entry) =>
      goTo(entry, "Go to"),
    ),
    ...organizations.flatMap((organization) =>
      visibleEntries(organizationEntries(organization.id), role).map((entry) =>
        goTo(entry, "Organizations", organization.name),
      ),
    ),
    { id: "theme-system", group: "Theme", label: "Theme of the system", icon: Monitor, run: () => setTheme("system") },
    { id: "theme-light", group: "Theme", label: "Light theme", icon: Sun, run: () => setTheme("light") },
    { id: "theme-dark", group: "Theme", label: "Dark theme", icon: Moon, run: () => setTheme("dark") },
    { id: "sign-out", group: "Account", label: "Sign out", icon: LogOut, run: () => void signOut() },
  ];
}
