import type { ReactNode } from "react";
import { Skeleton } from "@/components/ui/skeleton";
import { Cell, type HideAt, Lead, Row, Table } from "./table";

export interface SkeletonColumn {
  /** Null for a cell that stays empty, as that of the actions. */
  width: number | null;
  hideAt?: HideAt;
  numeric?: boolean;
}

export interface TableSkeletonProps {
  /** What is being read, to end "Reading …". */
  reading: string;
  head: ReactNode;
  /** How wide the names are, one a row. */
  names: readonly number[];
  /** How wide the line below a name is; left out where there is none. */
  detail?: (nameWidth: number) => number;
  /** The columns after the name. */
  columns: readonly SkeletonColumn[];
  nameClassName?: string;
}

/** The columns and the row height of a table while it is read. */
export function TableSkeleton({ reading, head, names, detail, columns, nameClassName = "" }: TableSkeletonProps) {
  return (
    <div className="appear-late">
      <p role="status" className="sr-only">
        Reading {reading}
      </p>
      <Table label={`Reading ${reading}`} busy>
        {head}
        <tbody>
          {names.map((name) => (
            <Row key={name}>
              <Cell className={nameClassName}>
                <Lead
                  name={<Skeleton width={name} />}
                  {...(detail === undefined ? {} : { detail: <Skeleton width={detail(name)} /> })}
                />
              </Cell>
              {columns.map(({ width, hideAt, numeric = false }, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a skeleton never change places.
                <Cell key={index} {...(hideAt === undefined ? {} : { hideAt })} numeric={numeric}>
                  {width !== null && <Skeleton width={width} />}
                </Cell>
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
