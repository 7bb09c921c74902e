import Link from "next/link";
import { Suspense } from "react";
import { EmailText } from "@/components/shared/email-text";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/list/table";
import { TableSkeleton } from "@/components/shared/list/table-skeleton";
import { OrganizationName } from "@/components/shared/organization-name";
import { CopyableId } from "@/components/ui/copyable-id";
import { RelativeTime } from "@/components/ui/relative-time";
import { AUDIT_WORKER, type AuditEntry } from "@/lib/audit/types";
import { entryRemark, entrySentence } from "./entry-words";

export function ActivityTable({ entries }: { entries: readonly AuditEntry[] }) {
  return (
    <Table label="Activity">
      <Head />
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.sequence}>
            <Cell>
              <Lead
                name={
                  entry.offboardingId === null ? (
                    entrySentence(entry)
                  ) : (
                    <Link
                      href={`/offboardings/${entry.offboardingId}`}
                      className="-my-0.75 rounded-sm py-0.75 underline-offset-3 hover:underline"
                    >
                      {entrySentence(entry)}
                    </Link>
                  )
                }
                detail={entryRemark(entry) ?? undefined}
                card={
                  <>
                    {entry.subject !== null && <span className="w-full text-text-2">{entry.subject}</span>}
                    <span className="[overflow-wrap:anywhere]">{actorWords(entry.actor)}</span>
                    <RelativeTime at={entry.at} />
                    <span>#{entry.sequence}</span>
                  </>
                }
              />
            </Cell>
            <Cell hideAt="cards" className="[overflow-wrap:anywhere]">
              {entry.subject !== null && <EmailText email={entry.subject} />}
              {entry.organizationId !== null && (
                <span className="block text-xs text-text-3">
                  <Suspense fallback={entry.organizationId}>
                    <OrganizationName id={entry.organizationId} />
                  </Suspense>
                </span>
              )}
            </Cell>
            <Cell hideAt="soon">
              <EmailText email={actorWords(entry.actor)} />
            </Cell>
            <Cell hideAt="cards" className="whitespace-nowrap">
              <RelativeTime at={entry.at} />
            </Cell>
            <Cell hideAt="cards" numeric>
              #{entry.sequence}
            </Cell>
            <Cell hideAt="later" className="whitespace-nowrap">
              <CopyableId value={entry.hash} shown={entry.hash.slice(0, 8)} what={`hash of #${entry.sequence},`} />
            </Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function Head() {
  return (
    <thead>
      <tr>
        <HeadCell className="w-2/5 @max-cards/main:w-auto">What happened</HeadCell>
        <HeadCell hideAt="cards" className="w-1/4">
          About
        </HeadCell>
        <HeadCell hideAt="soon" className="w-1/6">
          By
        </HeadCell>
        <HeadCell hideAt="cards">When</HeadCell>
        <HeadCell hideAt="cards" numeric>
          Entry
        </HeadCell>
        <HeadCell hideAt="later">Hash</HeadCell>
      </tr>
    </thead>
  );
}

/** The same columns and row height while the log is read. */
export function ActivityTableSkeleton() {
  return (
    <TableSkeleton
      reading="the audit log"
      head={<Head />}
      names={[190, 148, 212, 164, 176]}
      columns={[
        { width: 168, hideAt: "cards" },
        { width: 132, hideAt: "soon" },
        { width: 52, hideAt: "cards" },
        { width: 32, hideAt: "cards", numeric: true },
        { width: 72, hideAt: "later" },
      ]}
    />
  );
}

function actorWords(actor: string): string {
  return actor === AUDIT_WORKER ? "The worker" : actor;
}
