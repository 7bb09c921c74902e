"use client";

import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import type { ColumnsProps } from "./columns-button";
import { COLUMN_TITLES } from "./user-columns";
import { OPTIONAL_COLUMNS } from "./users-address";

/** The columns that can be put away. */
export default function ColumnsMenu({ hidden, onToggle, ...menu }: FloatingMenuProps & ColumnsProps) {
  return (
    <Menu.Floating {...menu} label="Columns">
      {OPTIONAL_COLUMNS.map((column) => (
        <Menu.CheckboxItem
          key={column}
          checked={!hidden.includes(column)}
          onChange={(isShown) => onToggle(column, isShown)}
        >
          {COLUMN_TITLES[column]}
        </Menu.CheckboxItem>
      ))}
    </Menu.Floating>
  );
}
