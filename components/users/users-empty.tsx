"use client";

import { ExternalLink, SearchX, UsersRound } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";
import { STATUS_TABS } from "./status-tabs";

export interface NobodyHereProps {
  organizationName: string;
  atlasAddress: string | null;
  onRefresh: () => void;
}

/** The organization has nobody. Said only after a complete read. */
export function NobodyHere({ organizationName, atlasAddress, onRefresh }: NobodyHereProps) {
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

export interface NobodyMatchesProps {
  total: number;
  /** What is set, in words: "project fleet-telemetry, text “okafro”". Empty when only the tab hides everybody. */
  filters: string;
  status: OrganizationMembershipStatus | null;
  isIncomplete: boolean;
  onClear: () => void;
}

function nobodyIn(tab: string | undefined, isIncomplete: boolean): string {
  const status = tab?.toLowerCase();
  return isIncomplete ? `Nobody ${status} could be read` : `Nobody here is ${status}`;
}

/** There are people, but what was asked for hides them. */
export function NobodyMatches({ total, filters, status, isIncomplete, onClear }: NobodyMatchesProps) {
  const tab = STATUS_TABS.find((candidate) => candidate.status === status)?.label;
  const people = `${total.toLocaleString("en-US")} ${total === 1 ? "person" : "people"}`;
  return (
    <EmptyState
      icon={SearchX}
      title={
        total === 0 ? "Nobody could be read" : filters === "" ? nobodyIn(tab, isIncomplete) : `None of ${people} match`
      }
      actions={<Button onClick={onClear}>{filters === "" ? "Show all" : "Clear all filters"}</Button>}
    >
      {filters === "" ? `All ${people}${isIncomplete ? " listed" : ""} have another status.` : `Filters: ${filters}.`}{" "}
      {filters !== "" &&
        (status === null ? "Declined and expired invitations are included." : `Only the tab ${tab} was searched.`)}
      {isIncomplete && " The list is incomplete, so someone may be missing from it."}
    </EmptyState>
  );
}
