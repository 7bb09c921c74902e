"use client";

import { useQuery } from "@tanstack/react-query";
import { useSettled } from "@/components/shared/list/use-settled";
import { visibleText } from "@/components/shared/visible-text";
import { IncompleteBar } from "@/components/ui/incomplete-bar";
import { toApiError } from "@/lib/query/api-error";
import { leftoverQueryText, leftoversQuery, stopLeftoverSearch } from "@/lib/query/leftovers";
import { LeftoversSection } from "./leftovers-section";
import { ScanBar } from "./scan-bar";

/** Every project is asked: longer than the people wait, whose lists are in memory. */
const QUIET_MS = 700;

/** Beside the people found: what somebody may have left, in every project, while it is looked for. */
export function LeftoverResults({ text }: { text: string }) {
  const settled = useSettled(text, QUIET_MS);
  const query = leftoverQueryText(settled);
  const { data: scan, error, isFetching, refetch } = useQuery(leftoversQuery(settled));
  if (leftoverQueryText(text) === null) return null;
  const isWaiting = text !== settled || query === null;
  const shown = isWaiting ? undefined : scan;
  const isScanning = isWaiting || isFetching;
  const again = () => void refetch();
  return (
    <LeftoversSection
      scan={shown}
      isScanning={isScanning}
      intro={
        <>
          Database users, API keys, service accounts, alert recipients and contacts that match “
          {visibleText(text.trim())}
          ”. Atlas records no owner for most of them, so each says why it matched.
        </>
      }
    >
      <div className="mb-2 grid gap-2 empty:hidden">
        <ScanBar
          scan={shown}
          isScanning={isScanning}
          error={error === null || isWaiting ? null : toApiError(error)}
          looking="Looking for leftovers in every project."
          missing="Leftovers may be missing here."
          onStop={() => stopLeftoverSearch(settled)}
          onScan={again}
        />
        <IncompleteBar
          flat={false}
          parts={Object.values(shown?.incomplete ?? {}).flat()}
          onReadAgain={again}
          reading={isFetching}
        />
      </div>
    </LeftoversSection>
  );
}
