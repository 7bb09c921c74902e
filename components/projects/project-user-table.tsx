import type { ReactNode } from "react";
import { HeadCell, Table } from "@/components/shared/list/table";
import { TableSkeleton } from "@/components/shared/list/table-skeleton";

/** Who reaches a project, and how. */
export function ProjectUserTable({ projectName, children }: { projectName: string; children: ReactNode }) {
  return (
    <Table label={`People who can reach ${projectName}`}>
      <Head />
      <tbody>{children}</tbody>
    </Table>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <HeadCell>Person</HeadCell>
        <HeadCell hideAt="cards">How</HeadCell>
        <HeadCell hideAt="cards">Status</HeadCell>
        <HeadCell hideAt="soon" title="Last sign-in to any part of Atlas, not only this project">
          Last sign-in
        </HeadCell>
        <HeadCell className="px-0!">
          <span className="sr-only">Actions</span>
        </HeadCell>
      </tr>
    </thead>
  );
}

/** The same columns and row height while the list is read. */
export function ProjectUserTableSkeleton() {
  return (
    <TableSkeleton
      reading="who can reach this project"
      head={<Head />}
      names={[120, 96, 142, 110, 132]}
      detail={(name) => name + 48}
      columns={[
        { width: 168, hideAt: "cards" },
        { width: 54, hideAt: "cards" },
        { width: 56, hideAt: "soon" },
        { width: null },
      ]}
    />
  );
}
