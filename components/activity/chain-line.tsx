"use client";

import { useQuery } from "@tanstack/react-query";
import { Link2, Unlink } from "lucide-react";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { Note } from "@/components/ui/note";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusText } from "@/components/ui/status-text";
import { toApiError } from "@/lib/query/api-error";
import { chainQuery } from "@/lib/query/audit";

/** Whether the log's hash chain holds: new entries are checked now, and it says when all of them were. */
export function ChainLine() {
  const { data, error, isFetching, refetch } = useQuery(chainQuery());
  const again = (
    <Button size="sm" onClick={() => void refetch()} pending={isFetching}>
      Check again
    </Button>
  );
  if (error !== null) {
    return (
      <Note tone="warn" role="status" title="The chain could not be checked." actions={again}>
        {toApiError(error).message}
      </Note>
    );
  }
  if (data === undefined) {
    return (
      <p role="status" className="flex min-h-6 items-center">
        <StatusText tone="busy">Checking the chain…</StatusText>
      </p>
    );
  }
  if (!data.intact) {
    return (
      <Note
        tone="bad"
        role="alert"
        icon={Unlink}
        title={`The chain is broken at #${data.firstBadSequence}.`}
        actions={again}
      >
        {data.reason} Entries from there on prove nothing. Keep the database as it is, and run the audit check on the
        server.
      </Note>
    );
  }
  return (
    <p role="status" className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm text-text-3">
      <StatusText tone="ok" icon={Link2}>
        Chain intact
      </StatusText>
      <span>
        {data.entries.toLocaleString("en-US")} {data.entries === 1 ? "entry" : "entries"}
      </span>
      <span>
        Every entry checked <RelativeTime at={data.wholeCheckedAt} />
      </span>
      {data.entries > 0 && (
        <span className="inline-flex items-center gap-1.5">
          Head <CopyableId value={data.headHash} shown={data.headHash.slice(0, 12)} what="head hash" />
        </span>
      )}
    </p>
  );
}
