"use client";

import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import type { Facet } from "./facet";

export interface FilterMenuProps extends FloatingMenuProps {
  facet: Facet;
  onChoose: (value: string) => void;
}

/** What a filter can be set to. Letters jump to the option that begins with them. */
export default function FilterMenu({ facet, onChoose, ...menu }: FilterMenuProps) {
  const options = menu.open ? facet.options() : [];
  return (
    <Menu.Floating {...menu} label={facet.label} align="start">
      {options.map((option) => (
        <Menu.Item
          key={option.value}
          onSelect={() => onChoose(option.value)}
          end={
            option.count !== undefined && (
              <span className="pl-4 text-xs text-text-3">{option.count.toLocaleString("en-US")}</span>
            )
          }
        >
          {option.label}
        </Menu.Item>
      ))}
      {(facet.problem !== null || options.length === 0) && (
        <Menu.Item disabled>{facet.problem ?? "None here"}</Menu.Item>
      )}
    </Menu.Floating>
  );
}
