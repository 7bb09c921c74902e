import Link from "next/link";
import { sortingBy } from "@/components/shared/list/list-order";
import { PeopleCount } from "@/components/shared/list/people-count";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/list/table";
import { TableSkeleton } from "@/components/shared/list/table-skeleton";
import { UtcDate } from "@/components/shared/utc-date";
import type { ProjectRow } from "@/lib/directory/types";
import type { ProjectOrder, ProjectSortKey } from "./project-order";

export interface ProjectTableProps {
  organizationId: string;
  rows: readonly ProjectRow[];
  /** Whether there may be people who could not be read. */
  isIncomplete: boolean;
  order: ProjectOrder;
  onSort: (key: ProjectSortKey) => void;
}

export function ProjectTable({ organizationId, rows, isIncomplete, order, onSort }: ProjectTableProps) {
  return (
    <Table label="Projects">
      <Head order={order} onSort={onSort} />
      <tbody>
        {rows.map((project) => (
          <Row key={project.id}>
            <Cell>
              <Lead
                name={
                  <Link
                    href={`/orgs/${organizationId}/projects/${project.id}`}
                    className="-my-0.75 rounded-sm py-0.75 underline-offset-3 hover:underline"
                  >
                    {project.name}
                  </Link>
                }
                card={
                  <span>
                    <PeopleCount count={project.directUsers} isAtLeast={isIncomplete} words />,{" "}
                    {clusterWords(project.clusterCount)}
                  </span>
                }
              />
            </Cell>
            <Cell hideAt="cards" numeric>
              <PeopleCount count={project.directUsers} isAtLeast={isIncomplete} />
            </Cell>
            <Cell hideAt="cards" numeric>
              {project.clusterCount}
            </Cell>
            <Cell hideAt="soon" className="whitespace-nowrap">
              <UtcDate at={project.createdAt} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function clusterWords(count: number): string {
  return `${count} ${count === 1 ? "cluster" : "clusters"}`;
}

function Head({ order, onSort }: Partial<Pick<ProjectTableProps, "order" | "onSort">>) {
  const sorting = sortingBy(order, onSort);
  return (
    <thead>
      <tr>
        <HeadCell {...sorting("name")}>Project</HeadCell>
        <HeadCell hideAt="cards" numeric title="People with a direct role in the project" {...sorting("people")}>
          Direct roles
        </HeadCell>
        <HeadCell hideAt="cards" numeric {...sorting("clusters")}>
          Clusters
        </HeadCell>
        <HeadCell hideAt="soon" {...sorting("created")}>
          Created
        </HeadCell>
      </tr>
    </thead>
  );
}

/** The same columns and row height while the list is read. */
export function ProjectTableSkeleton() {
  return (
    <TableSkeleton
      reading="projects"
      head={<Head />}
      names={[120, 96, 142, 110, 132]}
      columns={[
        { width: 14, hideAt: "cards", numeric: true },
        { width: 8, hideAt: "cards", numeric: true },
        { width: 64, hideAt: "soon" },
      ]}
    />
  );
}
