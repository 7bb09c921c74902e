"use client";

import { ExternalLink, SearchX, UsersRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";
import { STATUS_TABS } from "./status-tabs";

export interface UsersEmptyProps {
  organizationName: string;
  atlasAddress: string | null;
  total: number;
  /** What is set, in words: "project fleet-telemetry, text “okafro”". Empty when only the tab hides everybody. */
  filters: string;
  status: OrganizationMembershipStatus | null;
  isIncomplete: boolean;
  onClear: () => void;
  onRefresh: () => void;
}

/** No row to show, and why: nobody there is, nobody who could be read, or nobody who matches. Loaded when it is needed. */
export default function UsersEmpty(props: UsersEmptyProps) {
  if (props.total > 0) return <NobodyMatches {...props} />;
  if (!props.isIncomplete) return <NobodyHere {...props} />;
  return (
    <EmptyState icon={UsersRound} title="Nobody could be read">
      There may be people who could not be read; the bar above says why.
    </EmptyState>
  );
}

/** The organization has nobody. Said only after a complete read. */
function NobodyHere({ organizationName, atlasAddress, onRefresh }: UsersEmptyProps) {
  return (
    <EmptyState
      icon={UsersRound}
      title={`Nobody is in ${organizationName} yet`}
      actions={
        <>
          {atlasAddress !== null && (
            <Button render={<a href={atlasAddress} target="_blank" rel="noreferrer" />}>
              <ExternalLink aria-hidden className="size-icon-sm" />
              Open in Atlas
            </Button>
          )}
          <Button variant="ghost" onClick={onRefresh}>
            Refresh
          </Button>
        </>
      }
    >
      Atlas lists no members and no invitations in any status. People you invite in Atlas appear here at the next read.
    </EmptyState>
  );
}

function nobodyIn(tab: string | undefined, isIncomplete: boolean): string {
  const status = tab?.toLowerCase();
  return isIncomplete ? `Nobody ${status} could be read` : `Nobody here is ${status}`;
}

/** There are people, but what was asked for hides them. */
function NobodyMatches({ total, filters, status, isIncomplete, onClear }: UsersEmptyProps) {
  const tab = STATUS_TABS.find((candidate) => candidate.status === status)?.label;
  const people = `${total.toLocaleString("en-US")} ${total === 1 ? "person" : "people"}`;
  return (
    <EmptyState
      icon={SearchX}
      title={filters === "" ? nobodyIn(tab, isIncomplete) : `None of ${people} match`}
      actions={<Button onClick={onClear}>{filters === "" ? "Show all" : "Clear all filters"}</Button>}
    >
      {filters === "" ? `All ${people}${isIncomplete ? " listed" : ""} have another status.` : `Filters: ${filters}.`}{" "}
      {filters !== "" &&
        (status === null ? "Declined and expired invitations are included." : `Only the tab ${tab} was searched.`)}
      {isIncomplete && " The list is incomplete, so someone may be missing from it."}
    </EmptyState>
  );
}
