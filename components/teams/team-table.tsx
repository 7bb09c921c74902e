import Link from "next/link";
import { sortingBy } from "@/components/shared/list/list-order";
import { PeopleCount } from "@/components/shared/list/people-count";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/list/table";
import { TableSkeleton } from "@/components/shared/list/table-skeleton";
import { visibleText } from "@/components/shared/visible-text";
import { CopyableId } from "@/components/ui/copyable-id";
import type { TeamRow } from "@/lib/directory/types";
import type { TeamOrder, TeamSortKey } from "./team-order";

export interface TeamTableProps {
  organizationId: string;
  rows: readonly TeamRow[];
  /** Whether there may be people who could not be read. */
  isIncomplete: boolean;
  order: TeamOrder;
  onSort: (key: TeamSortKey) => void;
}

export function TeamTable({ organizationId, rows, isIncomplete, order, onSort }: TeamTableProps) {
  return (
    <Table label="Teams">
      <Head order={order} onSort={onSort} />
      <tbody>
        {rows.map((team) => (
          <Row key={team.id}>
            <Cell>
              <Lead
                name={
                  <Link
                    href={`/orgs/${organizationId}/teams/${team.id}`}
                    className="-my-0.75 rounded-sm py-0.75 underline-offset-3 hover:underline"
                  >
                    {visibleText(team.name)}
                  </Link>
                }
                card={<PeopleCount count={team.members} isAtLeast={isIncomplete} words />}
              />
            </Cell>
            <Cell hideAt="cards" numeric>
              <PeopleCount count={team.members} isAtLeast={isIncomplete} />
            </Cell>
            <Cell hideAt="cards" className="text-xs">
              <CopyableId value={team.id} what="team ID" />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Head({ order, onSort }: Partial<Pick<TeamTableProps, "order" | "onSort">>) {
  const sorting = sortingBy(order, onSort);
  return (
    <thead>
      <tr>
        <HeadCell {...sorting("name")}>Team</HeadCell>
        <HeadCell
          hideAt="cards"
          numeric
          className="w-32"
          title="Members, and people invited to it"
          {...sorting("people")}
        >
          People
        </HeadCell>
        <HeadCell hideAt="cards" className="w-64">
          ID
        </HeadCell>
      </tr>
    </thead>
  );
}

/** The same columns and row height while the list is read. */
export function TeamTableSkeleton() {
  return (
    <TableSkeleton
      reading="teams"
      head={<Head />}
      names={[120, 96, 142, 110, 132]}
      columns={[
        { width: 14, hideAt: "cards", numeric: true },
        { width: 180, hideAt: "cards" },
      ]}
    />
  );
}
