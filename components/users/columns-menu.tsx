"use client";

import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";
import { USER_COLUMNS } from "./user-columns";
import type { OptionalColumn } from "./users-address";

export interface ColumnsProps {
  hidden: readonly OptionalColumn[];
  onToggle: (column: OptionalColumn, isShown: boolean) => void;
}

/** The columns that can be put away. */
export default function ColumnsMenu({ hidden, onToggle, ...menu }: FloatingMenuProps & ColumnsProps) {
  return (
    <Menu.Floating {...menu} label="Columns">
      {USER_COLUMNS.map(({ id, title }) =>
        id === "person" ? null : (
          <Menu.CheckboxItem key={id} checked={!hidden.includes(id)} onChange={(isShown) => onToggle(id, isShown)}>
            {title}
          </Menu.CheckboxItem>
        ),
      )}
    </Menu.Floating>
  );
}
