import Link from "next/link";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/list/table";
import { TableSkeleton } from "@/components/shared/list/table-skeleton";
import { StepStatus } from "@/components/shared/step/step-status";
import { RelativeTime } from "@/components/ui/relative-time";
import { absoluteUtc, clockUtc } from "@/components/ui/relative-words";
import type { OffboardingRow } from "@/lib/offboarding/types";

export function OffboardingTable({ rows }: { rows: readonly OffboardingRow[] }) {
  return (
    <Table label="Offboardings">
      <Head />
      <tbody>
        {rows.map((row) => (
          <OffboardingTableRow key={row.id} row={row} />
        ))}
      </tbody>
    </Table>
  );
}

function OffboardingTableRow({ row }: { row: OffboardingRow }) {
  const place = row.projectName ?? row.organizationName;
  return (
    <Row aria-busy={row.endedAt === null || undefined}>
      <Cell>
        <Lead
          name={
            <Link
              href={`/offboardings/${row.id}`}
              className="-my-0.75 rounded-sm py-0.75 underline-offset-3 hover:underline"
            >
              {row.person.name ?? row.person.username}
            </Link>
          }
          detail={row.person.name === null ? "Invitation" : row.person.username}
          card={
            <>
              <StepStatus state={row.headline} />
              <span>
                {place}, <RelativeTime at={row.requestedAt} />
              </span>
            </>
          }
        />
      </Cell>
      <Cell hideAt="cards">
        <StepStatus
          state={row.headline}
          {...(row.headline === "removed" && row.endedAt ? { suffix: clockUtc(row.endedAt) } : {})}
        />
        {row.steps > 1 && (
          <span className="block text-xs text-text-3">
            {row.verifiedSteps} of {row.steps} steps verified
          </span>
        )}
      </Cell>
      <Cell hideAt="cards">
        <span className="block [overflow-wrap:anywhere]">{place}</span>
        {row.projectName !== null && (
          <span className="block text-xs text-text-3 [overflow-wrap:anywhere]">{row.organizationName}</span>
        )}
      </Cell>
      <Cell hideAt="soon">
        <span title={row.requestedBy.email}>{row.requestedBy.name}</span>
      </Cell>
      <Cell hideAt="cards" className="whitespace-nowrap">
        <RelativeTime at={row.requestedAt} />
      </Cell>
      <Cell hideAt="later" className="whitespace-nowrap">
        {row.endedAt === null ? (
          <span className="text-text-3">Not yet</span>
        ) : (
          <time dateTime={row.endedAt} title={absoluteUtc(row.endedAt)}>
            {absoluteUtc(row.endedAt).slice(0, 16)} UTC
          </time>
        )}
      </Cell>
    </Row>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <HeadCell className="w-1/4 @max-cards/main:w-auto">Person</HeadCell>
        <HeadCell hideAt="cards">Outcome</HeadCell>
        <HeadCell hideAt="cards" className="w-1/4">
          From
        </HeadCell>
        <HeadCell hideAt="soon">Requested by</HeadCell>
        <HeadCell hideAt="cards">Requested</HeadCell>
        <HeadCell hideAt="later">Ended</HeadCell>
      </tr>
    </thead>
  );
}

/** The same columns and row height while the list is read. */
export function OffboardingTableSkeleton() {
  return (
    <TableSkeleton
      reading="offboardings"
      head={<Head />}
      names={[124, 96, 142, 110]}
      detail={(name) => name + 44}
      columns={[
        { width: 112, hideAt: "cards" },
        { width: 148, hideAt: "cards" },
        { width: 64, hideAt: "soon" },
        { width: 56, hideAt: "cards" },
        { width: 120, hideAt: "later" },
      ]}
    />
  );
}
