"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo, useRef } from "react";
import type { OffboardingRow, StepState } from "@/lib/offboarding/types";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { hasEnded, offboardingsQuery } from "@/lib/query/offboardings";

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

/**
 * The removals that run in an organization or have just ended, by user id: for marking rows busy or gone.
 *
 *     const removals = useRunningRemovals(organizationId);              // organization removals: Users screen
 *     const removals = useRunningRemovals(organizationId, projectId);   // removals from that project: Project screen
 *     const removal = removals.get(row.id);                             // undefined for nearly everyone
 *     <tr aria-busy={removal?.isRunning} …> … {removal && <StepStatus state={removal.state} />}
 *
 * When one ends, the organization's lists are read again.
 */
export function useRunningRemovals(
  organizationId: string,
  projectId: string | null = null,
): ReadonlyMap<string, RowRemoval> {
  const queryClient = useQueryClient();
  const { data } = useQuery(offboardingsQuery());
  const rows = data?.results;

  const running = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (rows === undefined) return;
    const here = rows.filter((row) => row.organizationId === organizationId);
    const hasJustEnded = here.some((row) => hasEnded(row.state) && running.current.has(row.id));
    running.current = new Set(here.filter((row) => !hasEnded(row.state)).map((row) => row.id));
    if (hasJustEnded) void readAgain(queryClient, organizationId);
  }, [rows, organizationId, queryClient]);

  return useMemo(
    () => removalsByUser(rows ?? [], organizationId, projectId, Date.now()),
    [rows, organizationId, projectId],
  );
}

/** The newest removal of each user in this place, without what ended long ago or changed nothing. */
export function removalsByUser(
  rows: readonly OffboardingRow[],
  organizationId: string,
  projectId: string | null,
  nowMs: number,
): Map<string, RowRemoval> {
  const byUser = new Map<string, RowRemoval>();
  for (const row of rows) {
    if (row.organizationId !== organizationId || !isAbout(row, projectId)) continue;
    if (byUser.has(row.person.userId)) continue;
    const isRunning = !hasEnded(row.state);
    const isRecent = row.endedAt !== null && nowMs - Date.parse(row.endedAt) < RECENT_MS;
    if (!isRunning && !isRecent) continue;
    byUser.set(row.person.userId, {
      offboardingId: row.id,
      state: row.headline,
      isRunning,
      isGone: row.headline === "removed" || row.headline === "already_absent",
      endedAt: row.endedAt,
    });
  }
  return byUser;
}

/**
 * Whether a removal is about a row of this place: a project's people, or with null everyone in the organization and everyone
 * invited to it, old invitations to its projects included. Who leaves a team stays a row of both.
 */
function isAbout({ kind, projectId: ownProjectId }: OffboardingRow, projectId: string | null): boolean {
  if (projectId !== null) return kind === "remove_from_project" && ownProjectId === projectId;
  if (ownProjectId !== null) return kind === "revoke_project_invitation";
  return kind !== "remove_from_team" && kind !== "delete_database_user";
}
