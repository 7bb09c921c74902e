import { columnVisibilityFeature, createColumnHelper, tableFeatures } from "@tanstack/react-table";
import { roleNames, shortRoleName } from "@/components/shared/role-names";
import { PersonCell } from "./person-cell";
import { TimeCell } from "./time-cell";
import { reachesAllProjects, type SortKey } from "./user-sort";
import { UserStatus } from "./user-status";
import type { UserTableRow } from "./user-table-row";
import type { OptionalColumn } from "./users-address";

export const COLUMN_TITLES: Record<OptionalColumn, string> = {
  status: "Status",
  roles: "Organization roles",
  projects: "Projects",
  teams: "Teams",
  time: "Last sign-in or invitation",
};

/** How each column sits in the row: its width, and the width of `main` at which it goes. */
export interface ColumnLook {
  className: string;
  sortKey?: SortKey;
  title?: string;
}

const LOOKS: Record<string, ColumnLook> & Record<OptionalColumn | "person", ColumnLook> = {
  person: { className: "pl-6! max-phone:pl-4!", sortKey: "person" },
  status: { className: "w-55 @max-cards/main:hidden", sortKey: "status" },
  roles: { className: "w-52 @max-c2/main:hidden" },
  projects: { className: "w-24 pr-4! text-right @max-c3/main:hidden", sortKey: "projects" },
  teams: { className: "w-20 pr-4! text-right @max-c3/main:hidden", sortKey: "teams" },
  time: {
    className: "w-50 @max-cards/main:hidden",
    sortKey: "time",
    title: "Last sign-in to any part of Atlas, not only this organization",
  },
};

/** The look of a column by its id. */
export function columnLook(id: string): ColumnLook {
  return LOOKS[id] ?? LOOKS.person;
}

export const userTableFeatures = tableFeatures({ columnVisibilityFeature });

const column = createColumnHelper<typeof userTableFeatures, UserTableRow>();

export const userColumns = column.columns([
  column.display({ id: "person", header: "Person", cell: ({ row }) => <PersonCell {...row.original} /> }),
  column.display({
    id: "status",
    header: COLUMN_TITLES.status,
    cell: ({ row }) => <UserStatus {...row.original} />,
  }),
  column.display({
    id: "roles",
    header: COLUMN_TITLES.roles,
    cell: ({ row }) => roleNames(row.original.user.organizationRoles, shortRoleName),
  }),
  column.display({
    id: "projects",
    header: COLUMN_TITLES.projects,
    cell: ({ row }) => describeProjects(row.original),
  }),
  column.display({
    id: "teams",
    header: COLUMN_TITLES.teams,
    cell: ({ row }) => row.original.user.teamIds.length,
  }),
  column.display({ id: "time", header: COLUMN_TITLES.time, cell: ({ row }) => <TimeCell user={row.original.user} /> }),
]);

/** "All 14" for those who reach every project by their organization role; the number only when it is known. */
function describeProjects({ user, projectTotal }: UserTableRow): string {
  if (!reachesAllProjects(user)) return String(user.projectRoles.length);
  return projectTotal === null ? "All" : `All ${projectTotal}`;
}
