"use client";

import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button";
import { CopyableId } from "./copyable-id";
import { Note } from "./note";

export interface ErrorPanelProps {
  error: { code: string; message: string; hint: string; requestId: string };
  onTryAgain?: () => void;
  trying?: boolean;
  /** Other ways out, beside Try again. */
  actions?: ReactNode;
}

/** Something that was refused or failed: the sentence, the next step, and the id that support asks for. */
export function ErrorPanel({ error, onTryAgain, trying = false, actions }: ErrorPanelProps) {
  return (
    <div role="alert" className="overflow-hidden rounded-lg border border-border bg-surface text-left">
      <Note tone="bad" flat className="border-danger-border">
        <p className="text-text">{error.message}</p>
      </Note>
      <div className="px-4 py-3">
        {error.hint && (
          <>
            <p className="text-sm font-semibold">Next step</p>
            <p className="mt-0.5 text-sm text-text-2">{error.hint}</p>
          </>
        )}
        {(onTryAgain || actions) && (
          <div className="mt-3 flex flex-wrap gap-2 first:mt-0">
            {actions}
            {onTryAgain && (
              <Button onClick={onTryAgain} pending={trying}>
                {!trying && <RefreshCw aria-hidden className="size-icon-sm" />}
                Try again
              </Button>
            )}
          </div>
        )}
        <p className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-0.5 text-xs text-text-3">
          <span className="mono">{error.code}</span>
          {error.requestId && (
            <span className="inline-flex items-center gap-1.5">
              Request <CopyableId value={error.requestId} what="request ID" />
            </span>
          )}
        </p>
      </div>
    </div>
  );
}
