"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { OffboardingRow, OffboardingTarget, StepState } from "@/lib/offboarding/types";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { offboardingsQuery } from "@/lib/query/offboardings";

/** How long a row says "Removed · verified" before only the receipt does. */
const RECENT_MS = 10 * 60_000;

export interface RowRemoval {
  offboardingId: string;
  /** While it runs, and for ten minutes after it: what STEP_LOOKS says in words. */
  state: StepState;
  isRunning: boolean;
  /** Whether Atlas no longer has it: the row stays in its place, dimmed, until the list is read again. */
  isGone: boolean;
  /** ISO 8601, or null while it runs. */
  endedAt: string | null;
}

/** Which list is on screen: everyone in the organization and everyone invited to it, or the people of one project or team. */
export interface ListedPlace {
  organizationId: string;
  projectId?: string;
  teamId?: string;
}

/**
 * The removals that run in an organization or have just ended, by row id (of the user, or of the old invitation): for marking
 * rows busy or gone. Every step of every offboarding counts, whichever organization it began in.
 *
 *     const removals = useRunningRemovals({ organizationId });              // Users, Invitations
 *     const removals = useRunningRemovals({ organizationId, projectId });   // one project's people
 *     const removals = useRunningRemovals({ organizationId, teamId });      // one team's people
 *     const removal = removals.get(row.id);                                 // undefined for nearly everyone
 *     <tr aria-busy={removal?.isRunning} …> … {removal && <StepStatus state={removal.state} />}
 *
 * When one ends, the organization's lists are read again.
 */
export function useRunningRemovals({
  organizationId,
  projectId,
  teamId,
}: ListedPlace): ReadonlyMap<string, RowRemoval> {
  const queryClient = useQueryClient();
  const { data } = useQuery(offboardingsQuery());
  const rows = data?.results;

  const running = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (rows === undefined) return;
    const here = rows.flatMap((row) =>
      row.targets
        .filter((target) => target.organizationId === organizationId)
        .map(({ kind, projectId, teamId, rowId, endedAt }) => ({
          key: `${row.id}/${kind}/${projectId}/${teamId}/${rowId}`,
          endedAt,
        })),
    );
    const hasJustEnded = here.some(({ key, endedAt }) => endedAt !== null && running.current.has(key));
    running.current = new Set(here.filter(({ endedAt }) => endedAt === null).map(({ key }) => key));
    if (hasJustEnded) void readAgain(queryClient, organizationId);
  }, [rows, organizationId, queryClient]);

  return useMemo(
    () =>
      removalsByRow(
        rows ?? [],
        {
          organizationId,
          ...(projectId === undefined ? {} : { projectId }),
          ...(teamId === undefined ? {} : { teamId }),
        },
        Date.now(),
      ),
    [rows, organizationId, projectId, teamId],
  );
}

/** The newest removal of each row in this place, without what ended long ago. `rows` are newest first. */
export function removalsByRow(
  rows: readonly OffboardingRow[],
  place: ListedPlace,
  nowMs: number,
): Map<string, RowRemoval> {
  const byRow = new Map<string, RowRemoval>();
  for (const row of rows) {
    for (const target of row.targets) {
      if (byRow.has(target.rowId) || !isAbout(target, place)) continue;
      const { endedAt, state } = target;
      if (endedAt !== null && nowMs - Date.parse(endedAt) >= RECENT_MS) continue;
      byRow.set(target.rowId, {
        offboardingId: row.id,
        state,
        isRunning: endedAt === null,
        isGone: state === "removed" || state === "already_absent",
        endedAt,
      });
    }
  }
  return byRow;
}

/**
 * Whether a removal is about a row of this list. Who leaves the organization leaves its projects and teams; who leaves one of
 * those stays in the organization's own list, which shows the old invitations to its projects as well.
 */
function isAbout(target: OffboardingTarget, { organizationId, projectId, teamId }: ListedPlace): boolean {
  if (target.organizationId !== organizationId) return false;
  switch (target.kind) {
    case "remove_from_organization":
      return true;
    case "remove_from_project":
      return projectId !== undefined && target.projectId === projectId;
    case "remove_from_team":
      return teamId !== undefined && target.teamId === teamId;
    case "revoke_organization_invitation":
    case "revoke_project_invitation":
      return projectId === undefined && teamId === undefined;
    case "delete_database_user":
      return false;
  }
}
