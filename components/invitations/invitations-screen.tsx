"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useCallback, useDeferredValue, useRef, useState } from "react";
import { useMarkedRows } from "@/components/removal/use-marked-rows";
import { useReadAfterRemovals } from "@/components/removal/use-read-after-removals";
import { describeFilters } from "@/components/shared/list/facet";
import { countWords } from "@/components/shared/list/known-count";
import { formatOrder, nextOrder, parseOrder } from "@/components/shared/list/list-order";
import { StaleNote } from "@/components/shared/list/stale-note";
import { useRowKeys } from "@/components/shared/list/use-row-keys";
import { useShownRows } from "@/components/shared/list/use-shown-rows";
import { usePageSearch } from "@/components/shared/shell/page-search";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { useAddressState } from "@/components/shared/use-address-state";
import { Button } from "@/components/ui/button";
import { useNow } from "@/components/ui/clock";
import { ErrorPanel } from "@/components/ui/error-panel";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { isAllowed } from "@/lib/auth/permissions";
import type { InvitationRow } from "@/lib/directory/person-types";
import { toApiError } from "@/lib/query/api-error";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { invitationsQuery } from "@/lib/query/invitations";
import type { InvitationTarget } from "@/lib/query/invitations-plan";
import { whyNotRevocable } from "./invitation-actions";
import { invitationFacets } from "./invitation-facets";
import { filterInvitations, knowsInviters, NO_INVITATION_FILTER, parseInvitationFilter } from "./invitation-filter";
import { INVITATION_SORT_KEYS, OLDEST_FIRST, orderInvitations } from "./invitation-order";
import { InvitationTable, InvitationTableSkeleton } from "./invitation-table";
import { InvitationTableRow } from "./invitation-table-row";
import { InvitationsEmpty } from "./invitations-empty";
import { InvitationsHead } from "./invitations-head";
import { revocationTarget } from "./revocation-target";
import { SelectionBar } from "./selection-bar";

const RemovalDialog = lazy(() =>
  import("@/components/removal/removal-dialog").then((module) => ({ default: module.RemovalDialog })),
);

const ReinviteDialog = lazy(() => import("@/components/removal/reinvite-dialog"));
const RevokeManyDialog = lazy(() => import("./revoke-many-dialog"));

const HOUR_MS = 60 * 60 * 1000;

export interface InvitationsScreenProps {
  organizationId: string;
  organizationName: string;
}

/** All invitations of one organization in one queue, the oldest first. */
export function InvitationsScreen({ organizationId, organizationName }: InvitationsScreenProps) {
  const queryClient = useQueryClient();
  const signedIn = useSignedIn();
  const { data: list, error, isFetching } = useQuery(invitationsQuery(organizationId));
  const { rows, removalOf, forget } = useMarkedRows(list, { organizationId });
  const address = useAddressState();
  const { text, setText } = usePageSearch();
  const deferredText = useDeferredValue(text);
  const now = useNow(HOUR_MS);
  const [revoking, setRevoking] = useState<InvitationRow | null>(null);
  const [inviting, setInviting] = useState<InvitationRow | null>(null);
  const [selectedIds, setSelectedIds] = useState<ReadonlySet<string>>(new Set());
  const [revokingMany, setRevokingMany] = useState<readonly InvitationTarget[] | null>(null);
  useReadAfterRemovals(organizationId, list?.readAt);

  const asked = parseInvitationFilter(address.get);
  // Where nobody can say who has left, an address that asks for it hides nothing.
  const filter = { ...asked, inviterHasLeft: asked.inviterHasLeft && knowsInviters(rows) };
  const order = parseOrder(address.get("sort"), INVITATION_SORT_KEYS, OLDEST_FIRST);
  const matching = orderInvitations(filterInvitations(rows, filter, deferredText, now), order);
  const facets = invitationFacets(rows, filter);
  const { shown, hidden, showMore } = useShownRows(matching);
  const regionRef = useRef<HTMLElement>(null);
  const scrollToRow = useCallback(
    (index: number) =>
      regionRef.current?.querySelector(`[data-index="${index}"]`)?.scrollIntoView({ block: "nearest" }),
    [],
  );
  useRowKeys({ regionRef, rowCount: shown.length, scrollToRow });

  const reasonOf = (row: InvitationRow) => whyNotRevocable(row, signedIn, removalOf(row));
  const mayRevoke = isAllowed(signedIn.role, "remove");
  // What has been revoked meanwhile is no longer selected, whatever was ticked.
  const selected = rows.filter((row) => selectedIds.has(row.id) && reasonOf(row) === null);
  const shownIds = new Set(matching.map((row) => row.id));
  const selectable = matching.filter((row) => reasonOf(row) === null);
  const select = (changed: readonly InvitationRow[], selects: boolean) =>
    setSelectedIds((current) => {
      const next = new Set(current);
      for (const { id } of changed) {
        if (selects) next.add(id);
        else next.delete(id);
      }
      return next;
    });

  const refresh = () => {
    forget();
    void readAgain(queryClient, organizationId);
  };
  const clear = () => {
    address.set(NO_INVITATION_FILTER);
    setText("");
  };

  return (
    <div className="flex h-full min-h-0 flex-col">
      <InvitationsHead
        rows={list === undefined ? null : list.results}
        isIncomplete={(list?.incomplete.length ?? 0) > 0}
        matching={matching}
        filter={filter}
        organizationId={organizationId}
        facets={facets}
        addressWith={address.addressWith}
        readAt={list?.readAt ?? null}
        onRefresh={refresh}
        refreshing={isFetching}
      />
      {list !== undefined && (
        <>
          {!isFetching && <StaleNote error={error} onReadAgain={refresh} reading={isFetching} />}
          <IncompleteBar
            parts={list.incomplete}
            onReadAgain={refresh}
            reading={isFetching}
            className="px-6 max-phone:px-4"
          />
          <section
            ref={regionRef}
            aria-label={`Invitations of ${organizationName}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
            tabIndex={0}
            className="ring-inside relative min-h-0 flex-1 scroll-pt-9 overflow-x-hidden overflow-y-auto border-t border-border"
          >
            {matching.length > 0 ? (
              <InvitationTable
                label={`Invitations of ${organizationName}`}
                order={order}
                onSort={(key) =>
                  // An age begins with the oldest, all else from the start.
                  address.set({ sort: formatOrder(nextOrder(order, key, key === "age"), OLDEST_FIRST) })
                }
                selected={mayRevoke ? howMany(selectable, selectedIds) : null}
                onSelectAll={(selects) => select(selectable, selects)}
              >
                {shown.map((row, index) => (
                  <InvitationTableRow
                    key={`${row.kind} ${row.id}`}
                    organizationId={organizationId}
                    row={row}
                    index={index}
                    removal={removalOf(row)}
                    reason={reasonOf(row)}
                    selected={mayRevoke ? selected.includes(row) : null}
                    onSelect={(selects) => select([row], selects)}
                    onInviteAgain={setInviting}
                    onRevoke={setRevoking}
                  />
                ))}
              </InvitationTable>
            ) : (
              <InvitationsEmpty
                organizationName={organizationName}
                total={rows.length}
                isIncomplete={list.incomplete.length > 0}
                filters={describeFilters(facets, deferredText)}
                onClear={clear}
              />
            )}
          </section>
          {selected.length > 0 ? (
            <SelectionBar
              selected={selected}
              hidden={selected.filter((row) => !shownIds.has(row.id)).length}
              onClear={() => setSelectedIds(new Set())}
              onRevoke={() => setRevokingMany(selected.map((row) => revocationTarget(organizationId, row)))}
            />
          ) : (
            <Foot
              matching={matching.length}
              total={rows.length}
              isIncomplete={list.incomplete.length > 0}
              hidden={hidden}
              onShowMore={showMore}
            />
          )}
        </>
      )}
      {list === undefined &&
        (error !== null && !isFetching ? (
          <div className="min-h-0 flex-1 overflow-y-auto border-t border-border p-6 max-phone:p-4">
            <div className="mx-auto max-w-aside">
              <ErrorPanel error={toApiError(error)} onTryAgain={refresh} trying={isFetching} />
            </div>
          </div>
        ) : (
          <InvitationTableSkeleton />
        ))}
      <Suspense>
        {revoking !== null && (
          <RemovalDialog
            target={revocationTarget(organizationId, revoking)}
            person={{ username: revoking.username, name: null, status: revoking.status }}
            placeName={revoking.project?.name ?? organizationName}
            onClose={() => setRevoking(null)}
            finalFocus={() => document.getElementById("main")}
          />
        )}
        {inviting !== null && (
          <ReinviteDialog
            subject={{ kind: "invitation", target: revocationTarget(organizationId, inviting) }}
            username={inviting.username}
            placeName={inviting.project?.name ?? organizationName}
            onClose={() => setInviting(null)}
          />
        )}
        {revokingMany !== null && (
          <RevokeManyDialog
            organizationId={organizationId}
            organizationName={organizationName}
            targets={revokingMany}
            onClose={() => setRevokingMany(null)}
          />
        )}
      </Suspense>
    </div>
  );
}

function howMany(selectable: readonly InvitationRow[], selectedIds: ReadonlySet<string>): "all" | "some" | "none" {
  const count = selectable.filter((row) => selectedIds.has(row.id)).length;
  return count === 0 ? "none" : count === selectable.length ? "all" : "some";
}

interface FootProps {
  matching: number;
  total: number;
  isIncomplete: boolean;
  hidden: number;
  onShowMore: () => void;
}

function Foot({ matching, total, isIncomplete, hidden, onShowMore }: FootProps) {
  const all = `${countWords(total, isIncomplete)} ${total === 1 && !isIncomplete ? "invitation" : "invitations"}`;
  return (
    <div className="flex min-h-11 flex-none flex-wrap items-center gap-3 border-t border-border bg-bg px-6 py-1.5 text-sm text-text-3 max-phone:px-4">
      <span role="status">
        {total === 0 && isIncomplete
          ? "Not known how many invitations there are"
          : matching === total
            ? all
            : `${matching.toLocaleString("en-US")} of ${all}`}
      </span>
      {hidden > 0 && (
        <Button size="sm" className="ml-auto" onClick={onShowMore}>
          Show more ({hidden.toLocaleString("en-US")} left)
        </Button>
      )}
    </div>
  );
}
