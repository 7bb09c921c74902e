"use client";

import { Search, X } from "lucide-react";
import type { RefObject } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { usePageSearch } from "../shell/page-search";
import { useSlash } from "../shell/use-slash";

export interface SearchBoxProps {
  label: string;
  inputRef: RefObject<HTMLInputElement | null>;
  /** Opens it where it is hidden: on narrow screens. */
  onWanted: () => void;
  /** Given where it can be put away again. */
  onClose?: () => void;
}

/** The search of a screen, over all of its rows at once. `/` goes there, Escape empties it. */
export function SearchBox({ label, inputRef, onWanted, onClose }: SearchBoxProps) {
  const { text, setText } = usePageSearch();
  useSlash(() => {
    onWanted();
    inputRef.current?.focus();
  });
  return (
    <search className="relative flex min-w-40 flex-[0_1_440px] items-center max-rail:flex-1">
      <Search aria-hidden className="pointer-events-none absolute left-2.5 size-icon-sm text-text-3" />
      <input
        ref={inputRef}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.preventDefault();
          if (text === "") onClose?.();
          setText("");
        }}
        className="h-control w-full rounded-md border border-border-control bg-surface pr-8 pl-8 text-sm [&::-webkit-search-cancel-button]:appearance-none"
      />
      {text !== "" ? (
        <EndButton
          label="Clear search"
          onClick={() => {
            setText("");
            inputRef.current?.focus();
          }}
        />
      ) : (
        <>
          <Kbd className="pointer-events-none absolute right-1.75 max-rail:hidden">/</Kbd>
          {onClose && <EndButton label="Close search" onClick={onClose} className="rail:hidden" />}
        </>
      )}
    </search>
  );
}

function EndButton({ className = "", ...rest }: { label: string; onClick: () => void; className?: string }) {
  return (
    <IconButton size="sm" {...rest} className={`absolute right-0.5 ${className}`}>
      <X aria-hidden />
    </IconButton>
  );
}
