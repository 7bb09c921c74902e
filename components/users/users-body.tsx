"use client";

import { lazy, Suspense, useCallback, useRef, useState } from "react";
import type { UserTableRow } from "./user-table-row";
import { UsersTable, type UsersTableProps } from "./users-table";

const loadRowMenu = () => import("./row-menu");
const RowMenu = lazy(loadRowMenu);
const loadRemoval = () => import("@/components/removal/removal-dialog");
const RemovalDialog = lazy(async () => ({ default: (await loadRemoval()).RemovalDialog }));

export interface UsersBodyProps extends Omit<UsersTableProps, "label" | "openMenuId" | "onMenu" | "onMenuNear"> {
  organizationId: string;
  organizationName: string;
  atlasAddress: string | null;
  total: number;
  activeOwners: number | null;
}

/** The table with what its rows open: the menu, and the review of a removal. */
export function UsersBody(props: UsersBodyProps) {
  const { organizationId, organizationName, atlasAddress, total, activeOwners, ...table } = props;
  const [menu, setMenu] = useState<{ row: UserTableRow; open: boolean; byKeyboard: boolean } | null>(null);
  const anchor = useRef<HTMLElement | null>(null);
  const [removing, setRemoving] = useState<UserTableRow | null>(null);
  const [announcement, setAnnouncement] = useState("");

  const onMenu = useCallback((row: UserTableRow, button: HTMLButtonElement, byKeyboard: boolean) => {
    anchor.current = button;
    setMenu({ row, open: true, byKeyboard });
  }, []);
  const preload = useCallback(() => {
    // What could not be loaded early is loaded, or reported, when it is wanted.
    void Promise.allSettled([loadRowMenu(), loadRemoval()]);
  }, []);
  // The row may have been drawn anew, or be gone; then the table itself takes the focus.
  const focusAfterwards = () => {
    const id = removing?.user.id ?? "";
    return document.querySelector<HTMLElement>(`[data-row-menu="${id}"]`) ?? document.getElementById("main");
  };

  return (
    <>
      <UsersTable
        {...table}
        label={`Users of ${organizationName}`}
        openMenuId={menu?.open ? menu.row.user.id : null}
        onMenu={onMenu}
        onMenuNear={preload}
      />
      <div className="flex min-h-11 flex-none items-center gap-3 border-t border-border bg-bg px-6 py-1.5 text-sm text-text-3 max-phone:px-4">
        <span role="status">
          {table.users.length === total
            ? `${total.toLocaleString("en-US")} ${total === 1 ? "person" : "people"}`
            : `${table.users.length.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} people`}
        </span>
        <span role="status" className="ml-auto text-text-2">
          {announcement}
        </span>
      </div>
      <Suspense>
        {menu && (
          <RowMenu
            row={menu.row}
            open={menu.open}
            byKeyboard={menu.byKeyboard}
            anchor={anchor}
            onClose={() => setMenu({ ...menu, open: false })}
            activeOwners={activeOwners}
            atlasAddress={atlasAddress}
            onRemove={setRemoving}
            onCopied={setAnnouncement}
          />
        )}
        {removing && (
          <RemovalDialog
            target={{ kind: "remove_from_organization", organizationId, userId: removing.user.id }}
            person={removing.user}
            placeName={organizationName}
            onClose={() => setRemoving(null)}
            finalFocus={focusAfterwards}
          />
        )}
      </Suspense>
    </>
  );
}
