"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { readAgain } from "@/lib/query/fetch-of-organization";
import { offboardingsQuery } from "@/lib/query/offboardings";

/** Reads an organization's lists again when one of its removals has ended since: also one that was watched on another screen. */
export function useReadAfterRemovals(organizationId: string, listReadAt: string | undefined): void {
  const queryClient = useQueryClient();
  const { data } = useQuery(offboardingsQuery());
  const lastEnd = data?.results
    .filter((row) => row.organizationIds.includes(organizationId))
    .reduce((last, { endedAt }) => (endedAt !== null && endedAt > last ? endedAt : last), "");
  const isOutdated = listReadAt !== undefined && lastEnd !== undefined && lastEnd > listReadAt;
  useEffect(() => {
    if (isOutdated) void readAgain(queryClient, organizationId);
  }, [isOutdated, organizationId, queryClient]);
}
