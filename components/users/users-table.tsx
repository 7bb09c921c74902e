"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactNode, useCallback, useRef } from "react";
import { useRowKeys } from "@/components/shared/list/use-row-keys";
import type { OrganizationUserRow } from "@/lib/directory/types";
import { USER_COLUMNS } from "./user-columns";
import { UserRow } from "./user-row";
import type { UserSort } from "./user-sort";
import type { UserTableRow } from "./user-table-row";
import type { OptionalColumn } from "./users-address";
import { UsersTableHead } from "./users-table-head";

/** A row of 40 px, a card of about 80: measured as soon as it is drawn. */
const ESTIMATED_ROW_PX = 41;
/** Rows drawn on the server, where nothing has a height yet. */
const FIRST_SCREEN_PX = 900;

export interface UsersTableProps {
  label: string;
  /** The rows that match, in their order. */
  users: readonly OrganizationUserRow[];
  toRow: (user: OrganizationUserRow) => UserTableRow;
  sort: UserSort;
  onSort: (key: UserSort["key"]) => void;
  hidden: readonly OptionalColumn[];
  /** The user whose menu is open, or null. */
  openMenuId: string | null;
  onMenu: (row: UserTableRow, button: HTMLButtonElement, byKeyboard: boolean) => void;
  onMenuNear: () => void;
  /** Said in the place of rows when there are none. */
  empty: ReactNode;
}

/** A real table that draws only the rows in sight, however many there are. */
export function UsersTable(props: UsersTableProps) {
  const { users, toRow, hidden, openMenuId, onMenu, onMenuNear } = props;
  const regionRef = useRef<HTMLElement>(null);
  const virtualizer = useVirtualizer({
    count: users.length,
    getScrollElement: () => regionRef.current,
    estimateSize: () => ESTIMATED_ROW_PX,
    getItemKey: (index) => users[index]?.id ?? index,
    initialRect: { width: 0, height: FIRST_SCREEN_PX },
    overscan: 8,
    scrollPaddingStart: 32,
  });
  const items = virtualizer.getVirtualItems();
  const isHidden = new Set<string>(hidden);
  const columns = USER_COLUMNS.filter((column) => !isHidden.has(column.id));

  const scrollToRow = useCallback((index: number) => virtualizer.scrollToIndex(index), [virtualizer]);
  useRowKeys({ regionRef, rowCount: users.length, scrollToRow });

  const before = items[0]?.start ?? 0;
  const after = virtualizer.getTotalSize() - (items.at(-1)?.end ?? 0);
  return (
    <section
      ref={regionRef}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
      tabIndex={0}
      className="ring-inside relative min-h-0 flex-1 scroll-pt-9 overflow-x-hidden overflow-y-auto border-t border-border"
    >
      <table aria-rowcount={users.length + 1} className="w-full table-fixed border-separate border-spacing-0 text-sm">
        <UsersTableHead columns={columns} sort={props.sort} onSort={props.onSort} />
        <tbody>
          {before > 0 && <Spacer height={before} />}
          {items.map(({ index }) => {
            const user = users[index];
            return (
              user && (
                <UserRow
                  key={user.id}
                  row={toRow(user)}
                  columns={columns}
                  index={index}
                  isMenuOpen={user.id === openMenuId}
                  onMenu={onMenu}
                  onMenuNear={onMenuNear}
                  measure={virtualizer.measureElement}
                />
              )
            );
          })}
          {after > 0 && <Spacer height={after} />}
        </tbody>
      </table>
      {users.length === 0 && props.empty}
    </section>
  );
}

/** The room of the rows that are not drawn. One cell only: more would make columns that a narrow table has put away. */
function Spacer({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row of a plain table takes no focus.
    <tr aria-hidden="true">
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}
