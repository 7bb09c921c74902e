import type { ReactNode } from "react";
import { RowStatus } from "@/components/removal/row-status";
import { roleNames, shortRoleName } from "@/components/shared/role-names";
import { PersonCell } from "./person-cell";
import { TimeCell } from "./time-cell";
import { reachesAllProjects, type SortKey } from "./user-sort";
import type { UserTableRow } from "./user-table-row";
import type { OptionalColumn } from "./users-address";

export interface UserColumn {
  id: OptionalColumn | "person";
  title: string;
  /** How it sits in the row: its width, and the width of `main` at which it goes. */
  className: string;
  /** Left out where rows cannot be put in its order. */
  sortKey?: SortKey;
  /** What the title leaves unsaid. */
  hint?: string;
  cell: (row: UserTableRow) => ReactNode;
}

/**
 * The columns, in their order. A plain list: which columns are shown, what they are sorted by and which rows match is all decided
 * before the table is drawn, and a table library for the rest is ten kilobytes that the first visit would wait for.
 */
export const USER_COLUMNS: readonly UserColumn[] = [
  {
    id: "person",
    title: "Person",
    className: "pl-6! max-phone:pl-4!",
    sortKey: "person",
    cell: (row) => <PersonCell {...row} />,
  },
  {
    id: "status",
    title: "Status",
    className: "w-55 @max-cards/main:hidden",
    sortKey: "status",
    cell: ({ user, removal }) => <RowStatus status={user.status} removal={removal} />,
  },
  {
    id: "roles",
    title: "Organization roles",
    className: "w-52 @max-c2/main:hidden",
    cell: ({ user }) => roleNames(user.organizationRoles, shortRoleName),
  },
  {
    id: "projects",
    title: "Projects",
    className: "w-24 pr-4! text-right @max-c3/main:hidden",
    sortKey: "projects",
    cell: describeProjects,
  },
  {
    id: "teams",
    title: "Teams",
    className: "w-20 pr-4! text-right @max-c3/main:hidden",
    sortKey: "teams",
    cell: ({ user }) => user.teamIds.length,
  },
  {
    id: "time",
    title: "Last sign-in or invitation",
    className: "w-50 @max-cards/main:hidden",
    sortKey: "time",
    hint: "Last sign-in to any part of Atlas, not only this organization",
    cell: ({ user }) => <TimeCell user={user} />,
  },
];

/** "All 14" for those who reach every project by their organization role; the number only when it is known. */
function describeProjects({ user, projectTotal }: UserTableRow): string {
  if (!reachesAllProjects(user)) return String(user.projectRoles.length);
  return projectTotal === null ? "All" : `All ${projectTotal}`;
}
