import { CircleMinus } from "lucide-react";
import Link from "next/link";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/list/table";
import { TableFoot } from "@/components/shared/list/table-foot";
import { useShownRows } from "@/components/shared/list/use-shown-rows";
import { MembershipStatus } from "@/components/shared/membership-status";
import { personPage } from "@/components/shared/person-address";
import { UtcDate } from "@/components/shared/utc-date";
import { visibleText } from "@/components/shared/visible-text";
import { Skeleton } from "@/components/ui/skeleton";
import { StatusText } from "@/components/ui/status-text";
import type { PersonHit } from "@/lib/directory/person-types";
import type { HitGroup } from "./people-groups";

export interface PeopleResultsProps {
  groups: readonly HitGroup[];
  total: number;
  /** Not every list could be read. */
  isPartial: boolean;
}

/** Who was found, with where they are. Each name leads to everything they can reach. */
export function PeopleResults({ groups, total, isPartial }: PeopleResultsProps) {
  const { shown, hidden, showMore } = useShownRows(groups.flatMap((group) => group.hits));
  const visible = new Set(shown.map((hit) => hit.id));
  const found = groups.reduce((sum, group) => sum + group.hits.length, 0);
  return (
    <>
      <Table label="People found">
        <thead>
          <tr>
            <HeadCell>Person</HeadCell>
            <HeadCell hideAt="cards">Organizations</HeadCell>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.match} className="not-first-of-type:[&_th]:border-t">
            <tr>
              <th
                scope="rowgroup"
                colSpan={2}
                className="border-b border-border bg-bg-subtle px-4 py-1.5 text-left text-xs font-medium text-text-3"
              >
                {group.title} <span className="ml-1 font-normal">{group.hits.length}</span>
              </th>
            </tr>
            {group.hits
              .filter((hit) => visible.has(hit.id))
              .map((hit) => (
                <Hit key={hit.id} hit={hit} isPartial={isPartial} />
              ))}
          </tbody>
        ))}
      </Table>
      <TableFoot
        words={
          total > found
            ? `The first ${found.toLocaleString("en-US")} of ${total.toLocaleString("en-US")} people; type more to narrow it down`
            : `${found.toLocaleString("en-US")} ${found === 1 ? "person" : "people"}`
        }
        hidden={hidden}
        onShowMore={showMore}
      />
    </>
  );
}

function Hit({ hit, isPartial }: { hit: PersonHit; isPartial: boolean }) {
  return (
    <Row>
      <Cell>
        <Lead
          name={
            <Link href={personPage(hit.id)} className="-my-0.75 rounded-sm py-0.75 underline-offset-3 hover:underline">
              {visibleText(hit.name ?? hit.username)}
            </Link>
          }
          detail={hit.name === null ? nameless(hit) : visibleText(hit.username)}
          card={<Places hit={hit} isPartial={isPartial} />}
        />
      </Cell>
      <Cell hideAt="cards">
        <Places hit={hit} isPartial={isPartial} />
      </Cell>
    </Row>
  );
}

/** Whoever is in no list has no access, as far as the lists were read. */
function Places({ hit: { offboarded, organizations }, isPartial }: { hit: PersonHit; isPartial: boolean }) {
  if (organizations.length === 0) {
    return (
      <StatusText icon={CircleMinus} className="whitespace-normal!">
        {isPartial ? "No access in what could be read" : "No access"}
        {offboarded !== null && (
          <>
            {" · offboarded "}
            <UtcDate at={offboarded.at} />
          </>
        )}
      </StatusText>
    );
  }
  return (
    <ul className="grid gap-0.5 py-1">
      {organizations.map((organization) => (
        <li
          key={organization.id}
          className="grid grid-cols-[minmax(0,240px)_auto] items-center justify-start gap-x-3 text-sm"
        >
          <span className="text-text-2 [overflow-wrap:anywhere]">{visibleText(organization.name)}</span>
          <MembershipStatus status={organization.status} />
        </li>
      ))}
    </ul>
  );
}

function nameless({ offboarded }: PersonHit): string {
  return offboarded === null ? "Invited, no name yet" : "Was invited, never had a name";
}

/** The same columns and row height while people are looked for. */
export function PeopleSkeleton() {
  return (
    <div className="appear-late overflow-clip rounded-lg border border-border bg-surface">
      <p role="status" className="sr-only">
        Looking for people
      </p>
      <Table label="Looking for people" busy>
        <thead>
          <tr>
            <HeadCell>Person</HeadCell>
            <HeadCell hideAt="cards">Organizations</HeadCell>
          </tr>
        </thead>
        <tbody>
          {[132, 104, 148].map((width) => (
            <Row key={width}>
              <Cell>
                <Lead name={<Skeleton width={width} />} detail={<Skeleton width={width + 48} />} />
              </Cell>
              <Cell hideAt="cards">
                <Skeleton width={216} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
