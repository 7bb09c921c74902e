import type { ReactNode } from "react";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/table";
import { Skeleton } from "@/components/ui/skeleton";

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
    <div className="appear-late">
      <p role="status" className="sr-only">
        Reading who can reach this project
      </p>
      <Table label="Loading people" busy>
        <Head />
        <tbody>
          {[120, 96, 142, 110, 132].map((width) => (
            <Row key={width}>
              <Cell>
                <Lead name={<Skeleton width={width} />} detail={<Skeleton width={width + 48} />} />
              </Cell>
              <Cell hideAt="cards">
                <Skeleton width={168} />
              </Cell>
              <Cell hideAt="cards">
                <Skeleton width={54} />
              </Cell>
              <Cell hideAt="soon">
                <Skeleton width={56} />
              </Cell>
              <Cell />
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
