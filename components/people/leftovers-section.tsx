"use client";

import { Bell, Bot, Contact, Database, Key, type LucideIcon, SignalHigh, SignalLow, SignalMedium } from "lucide-react";
import type { ReactNode } from "react";
import { LEFTOVER_NAMES } from "@/components/shared/leftover-names";
import { Cell, HeadCell, Lead, Row, Table } from "@/components/shared/list/table";
import { visibleText } from "@/components/shared/visible-text";
import { StatusText } from "@/components/ui/status-text";
import type { Certainty, Leftover } from "@/lib/directory/person-types";
import type { ScanState } from "@/lib/query/scan-state";
import { leftoverPlace, sortLeftovers, withKeys } from "./leftover-words";

const ICONS: Record<Leftover["kind"], LucideIcon> = {
  database_user: Database,
  api_key: Key,
  service_account: Bot,
  alert_recipient: Bell,
  security_contact: Contact,
  operations_contact: Contact,
};

const CERTAINTIES: Record<Certainty, { words: string; icon: LucideIcon }> = {
  exact: { words: "Exact", icon: SignalHigh },
  likely: { words: "Likely", icon: SignalMedium },
  possible: { words: "Possible", icon: SignalLow },
};

export interface LeftoversSectionProps {
  scan: ScanState | undefined;
  isScanning: boolean;
  /** What these are. */
  intro: ReactNode;
  /** Over the table: how far the search for them is. */
  children?: ReactNode;
}

/** What outlives a removal and may be theirs, each with why it matched and how sure that is. */
export function LeftoversSection({ scan, isScanning, intro, children }: LeftoversSectionProps) {
  const leftovers = sortLeftovers(scan?.leftovers ?? []);
  return (
    <section aria-labelledby="leftovers" className="mt-6">
      <h2 id="leftovers">
        Possible leftovers <span className="ml-0.5 font-normal text-text-3">{leftovers.length || ""}</span>
      </h2>
      <p className="mt-0.5 mb-2 text-sm text-text-2 [overflow-wrap:anywhere]">{intro}</p>
      {children}
      <div className="overflow-clip rounded-lg border border-border bg-surface">
        {leftovers.length === 0 ? (
          <p className="px-4 py-3 text-sm text-text-2">{noneWords(scan, isScanning)}</p>
        ) : (
          <Table label="Possible leftovers" busy={isScanning}>
            <thead>
              <tr>
                <HeadCell>What</HeadCell>
                <HeadCell hideAt="cards">Confidence</HeadCell>
                <HeadCell hideAt="cards">Why it matched</HeadCell>
                <HeadCell hideAt="soon">Where</HeadCell>
              </tr>
            </thead>
            <tbody>
              {withKeys(leftovers).map(({ key, leftover }) => (
                <LeftoverRow key={key} leftover={leftover} />
              ))}
            </tbody>
          </Table>
        )}
      </div>
    </section>
  );
}

function LeftoverRow({ leftover }: { leftover: Leftover }) {
  const Icon = ICONS[leftover.kind];
  const { words, icon } = CERTAINTIES[leftover.certainty];
  const certainty = <StatusText icon={icon}>{words}</StatusText>;
  const place = visibleText(leftoverPlace(leftover));
  return (
    <Row>
      <Cell>
        <Lead
          name={
            <span className="inline-flex items-center gap-1.5 text-sm">
              <Icon aria-hidden className="size-icon-sm flex-none text-text-3" />
              {LEFTOVER_NAMES[leftover.kind][0]}
            </span>
          }
          detail={<span className="mono block pl-5">{visibleText(leftover.label)}</span>}
          card={
            <span className="grid gap-0.5 pl-5">
              {certainty}
              <span>{visibleText(leftover.reason)}</span>
            </span>
          }
        />
        <span className="hidden pl-5 text-xs text-text-3 [overflow-wrap:anywhere] @max-c2/main:block @max-cards/main:pb-2">
          {place}
        </span>
      </Cell>
      <Cell hideAt="cards">{certainty}</Cell>
      <Cell hideAt="cards">
        <span className="[overflow-wrap:anywhere]">{visibleText(leftover.reason)}</span>
      </Cell>
      <Cell hideAt="soon">
        <span className="[overflow-wrap:anywhere]">{place}</span>
      </Cell>
    </Row>
  );
}

function noneWords(scan: ScanState | undefined, isScanning: boolean): string {
  if (isScanning) return "None so far. The scan goes on.";
  if (scan === undefined || scan.readAt === null) {
    return "Not known: the scan did not come to its end, so there may be some.";
  }
  return Object.keys(scan.incomplete).length > 0
    ? "None in what could be read. The parts above that could not be read may hold some."
    : "None found in any connected organization.";
}
