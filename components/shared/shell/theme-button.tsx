"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { IconButton } from "@/components/ui/icon-button";
import { nextTheme } from "./theme";
import { useTheme } from "./use-theme";

const ICONS = { system: Monitor, light: Sun, dark: Moon };

/** Goes through system, light and dark. */
export function ThemeButton() {
  const { theme, setTheme } = useTheme();
  const Icon = ICONS[theme];
  return (
    <IconButton
      size="sm"
      label={`Theme: ${theme}`}
      title={`Theme: ${theme}`}
      onClick={() => setTheme(nextTheme(theme))}
      className="max-rail:hidden"
    >
      <Icon aria-hidden />
    </IconButton>
  );
}
