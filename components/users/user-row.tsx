"use client";

import { Ellipsis } from "lucide-react";
import { classNames } from "@/components/ui/class-names";
import type { UserColumn } from "./user-columns";
import type { UserTableRow } from "./user-table-row";

export interface UserRowProps {
  row: UserTableRow;
  columns: readonly UserColumn[];
  /** Position among the rows that match, from 0. */
  index: number;
  isMenuOpen: boolean;
  onMenu: (row: UserTableRow, button: HTMLButtonElement, byKeyboard: boolean) => void;
  onMenuNear: () => void;
  measure: (element: HTMLTableRowElement | null) => void;
}

/** One person. Its only control is the button of its menu; the row it stands in is marked while it has the focus. */
export function UserRow({ row, columns, index, isMenuOpen, onMenu, onMenuNear, measure }: UserRowProps) {
  const { user, removal } = row;
  const isGone = removal?.isGone ?? false;
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      aria-busy={removal?.isRunning || undefined}
      className={classNames(
        "group/row [&>td>span]:flex [&>td]:h-row [&>td]:border-b [&>td]:border-border [&>td]:px-2.5 [&>td]:text-text-2 @max-cards/main:[&>td]:h-16 @max-cards/main:[&>td]:px-2",
        isGone ? "[&>td]:bg-bg-subtle [&>td]:text-text-3" : "focus-within:[&>td]:bg-hover hover:[&>td]:bg-hover",
      )}
    >
      {columns.map((column) => (
        <td key={column.id} className={column.className}>
          {column.cell(row)}
        </td>
      ))}
      <td className="w-15 pr-5! text-right max-phone:w-11 max-phone:pr-2!">
        <button
          type="button"
          data-row-menu={user.id}
          aria-label={`Actions for ${user.username}`}
          aria-haspopup="menu"
          aria-expanded={isMenuOpen}
          onClick={(event) => onMenu(row, event.currentTarget, event.detail === 0)}
          onPointerEnter={onMenuNear}
          onFocus={onMenuNear}
          className="ring-inside inline-grid size-7 place-items-center rounded-md align-middle text-text-3 hover:bg-pressed hover:text-text aria-expanded:bg-pressed aria-expanded:text-text max-phone:h-11 max-phone:w-9"
        >
          <Ellipsis aria-hidden className="size-icon" />
        </button>
      </td>
    </tr>
  );
}
