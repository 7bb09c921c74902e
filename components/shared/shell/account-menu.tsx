"use client";

import { LogOut, Monitor, Moon, Sun } from "lucide-react";
import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { useSignedIn } from "./signed-in";
import { nextTheme } from "./theme";
import { useSignOut } from "./use-sign-out";
import { useTheme } from "./use-theme";

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Name, e-mail and role; the theme; the way out. */
export default function AccountMenu(menu: FloatingMenuProps) {
  const { name, email, role } = useSignedIn();
  const { theme, setTheme } = useTheme();
  const signOut = useSignOut();
  return (
    <Menu.Floating {...menu} label={`Account of ${name}`}>
      <div className="px-2 py-1.5 text-sm">
        <p className="font-medium">{name}</p>
        <p className="text-xs text-text-3 [overflow-wrap:anywhere]">{email}</p>
        <p className="text-xs text-text-3 capitalize">{role}</p>
      </div>
      <Menu.Separator />
      <Menu.Item icon={THEME_ICONS[theme]} onSelect={() => setTheme(nextTheme(theme))}>
        Theme: {theme}
      </Menu.Item>
      <Menu.Item icon={LogOut} onSelect={signOut}>
        Sign out
      </Menu.Item>
    </Menu.Floating>
  );
}
