import { CloudOff, TriangleAlert } from "lucide-react";
import Link from "next/link";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/list/table";
import { Badge } from "@/components/ui/badge";
import { CopyableId } from "@/components/ui/copyable-id";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusText } from "@/components/ui/status-text";
import type { OrganizationSummary } from "@/lib/directory/types";

/** One row for each connection, also for one that could not be read. */
export function OrganizationsTable({ organizations }: { organizations: readonly OrganizationSummary[] }) {
  return (
    <section className="mt-6">
      <h2 className="mb-2 flex min-h-control-sm items-center">
        Organizations<span className="ml-1.5 font-normal text-text-3">{organizations.length}</span>
      </h2>
      <div className="rounded-lg border border-border bg-surface">
        <Table label="Organizations">
          <thead>
            <tr>
              <HeadCell>Organization</HeadCell>
              <HeadCell numeric>Active</HeadCell>
              <HeadCell numeric hideAt="soon">
                Pending
              </HeadCell>
              <HeadCell numeric hideAt="later">
                Expired, declined
              </HeadCell>
              <HeadCell numeric hideAt="cards">
                Owners
              </HeadCell>
              <HeadCell numeric hideAt="later">
                Projects
              </HeadCell>
              <HeadCell numeric hideAt="later">
                Teams
              </HeadCell>
              <HeadCell hideAt="soon">Read</HeadCell>
            </tr>
          </thead>
          <tbody>
            {organizations.map((organization) => (
              <OrganizationRow key={organization.connection} organization={organization} />
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  );
}

function OrganizationRow({ organization }: { organization: OrganizationSummary }) {
  const { id, name, counts, incomplete, readAt } = organization;
  return (
    <Row className="[&>td]:h-13">
      <Cell>
        <Lead
          name={
            <>
              {id === null ? (
                <span>{name}</span>
              ) : (
                <Link
                  href={`/orgs/${id}/users`}
                  className="-mt-2 inline-block rounded-sm pt-2 decoration-1 underline-offset-3 hover:underline"
                >
                  {name}
                </Link>
              )}
              {incomplete.length > 0 && (
                <Badge
                  tone="warn"
                  icon={CloudOff}
                  title={incomplete.map(({ part, reason }) => `${part}: ${reason}`).join(" ")}
                >
                  {id === null ? "Could not be read" : "Incomplete"}
                </Badge>
              )}
            </>
          }
          detail={id === null ? incomplete[0]?.reason : <CopyableId value={id} what="organization ID" />}
          card={
            <span>
              {counts.pending === null && counts.activeOwners === null ? (
                "The counts could not be read"
              ) : (
                <>
                  <Words count={counts.pending} one="pending" many="pending" /> ·{" "}
                  <Words count={counts.activeOwners} one="owner" many="owners" />
                </>
              )}
            </span>
          }
        />
      </Cell>
      <Cell numeric className="text-text @max-cards/main:pr-4">
        <Count value={counts.active} />
      </Cell>
      <Cell numeric hideAt="soon">
        <Count value={counts.pending} />
      </Cell>
      <Cell numeric hideAt="later">
        <Count value={counts.expired === null || counts.declined === null ? null : counts.expired + counts.declined} />
      </Cell>
      <Cell numeric hideAt="cards">
        {counts.activeOwners !== null && counts.activeOwners < 2 ? (
          <StatusText
            tone="warn"
            icon={TriangleAlert}
            title="MongoDB advises two owners or more"
            className="justify-end"
          >
            {counts.activeOwners}
          </StatusText>
        ) : (
          <Count value={counts.activeOwners} />
        )}
      </Cell>
      <Cell numeric hideAt="later">
        <Count value={counts.projects} />
      </Cell>
      <Cell numeric hideAt="later">
        <Count value={counts.teams} />
      </Cell>
      <Cell hideAt="soon" className="text-text-3 whitespace-nowrap">
        <RelativeTime at={readAt} stepMs={1000} />
      </Cell>
    </Row>
  );
}

/** A number, or that it could not be read: never a zero, never an empty cell. */
function Count({ value }: { value: number | null }) {
  if (value !== null) return value.toLocaleString("en-US");
  return (
    <StatusText tone="warn" icon={CloudOff} title="Could not be read" className="justify-end">
      <span className="sr-only">Could not be read</span>
      <span aria-hidden>unread</span>
    </StatusText>
  );
}

function Words({ count, one, many }: { count: number | null; one: string; many: string }) {
  if (count === null) return `${many} could not be read`;
  return `${count.toLocaleString("en-US")} ${count === 1 ? one : many}`;
}
