import type { ReactNode } from "react";
import { sortingBy } from "@/components/shared/list/list-order";
import { HeadCell, Table } from "@/components/shared/list/table";
import { TableSkeleton } from "@/components/shared/list/table-skeleton";
import { Checkbox } from "@/components/ui/checkbox";
import type { InvitationOrder, InvitationSortKey } from "./invitation-order";

export interface InvitationTableProps {
  label: string;
  order: InvitationOrder;
  onSort: (key: InvitationSortKey) => void;
  /** Whether all, some or none of the rows are selected; null for those who may not revoke. */
  selected: "all" | "some" | "none" | null;
  onSelectAll: (selects: boolean) => void;
  children: ReactNode;
}

/** The queue: one row an invitation, whatever its kind. */
export function InvitationTable({ label, children, ...head }: InvitationTableProps) {
  return (
    <Table label={label}>
      <Head {...head} />
      <tbody>{children}</tbody>
    </Table>
  );
}

function Head({
  order,
  onSort,
  selected = null,
  onSelectAll,
}: Partial<Pick<InvitationTableProps, "order" | "onSort" | "selected" | "onSelectAll">>) {
  const sorting = sortingBy(order, onSort);
  return (
    <thead>
      <tr>
        {selected !== null && (
          <HeadCell className="w-12 rounded-none! pr-0! pl-6! max-phone:pl-4!">
            <Checkbox
              label="Select all that are shown"
              checked={selected === "all"}
              indeterminate={selected === "some"}
              onChange={(event) => onSelectAll?.(event.target.checked)}
            />
          </HeadCell>
        )}
        <HeadCell className="rounded-none! first:pl-6! max-phone:first:pl-4!" {...sorting("person")}>
          Invited person
        </HeadCell>
        <HeadCell hideAt="cards">Status</HeadCell>
        <HeadCell hideAt="soon">Would get</HeadCell>
        <HeadCell hideAt="later">Invited by</HeadCell>
        <HeadCell hideAt="cards" numeric {...sorting("age")}>
          Age
        </HeadCell>
        <HeadCell hideAt="cards" {...sorting("expires")}>
          Expires
        </HeadCell>
        <HeadCell className="w-15 rounded-none! px-0! max-phone:w-11">
          <span className="sr-only">Actions</span>
        </HeadCell>
      </tr>
    </thead>
  );
}

/** The same columns and row height while the queue is read. */
export function InvitationTableSkeleton() {
  return (
    <div className="min-h-0 flex-1 overflow-hidden border-t border-border">
      <TableSkeleton
        reading="invitations"
        head={<Head />}
        names={[170, 146, 192, 158, 180, 152, 188]}
        detail={() => 110}
        nameClassName="pl-6! max-phone:pl-4!"
        columns={[
          { width: 54, hideAt: "cards" },
          { width: 120, hideAt: "soon" },
          { width: 150, hideAt: "later" },
          { width: 28, hideAt: "cards", numeric: true },
          { width: 44, hideAt: "cards" },
          { width: null },
        ]}
      />
    </div>
  );
}
