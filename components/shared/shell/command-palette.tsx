"use client";

import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { type KeyboardEvent, useId, useRef, useState } from "react";
import { matchingEntries, type PaletteEntry } from "./palette-entries";
import { usePaletteEntries } from "./use-palette-entries";
import { usePeopleEntries } from "./use-people-entries";

/** ⌘K: goes to places and people, and does small harmless things. */
export default function CommandPalette({ open, onClose }: { open: boolean; onClose: () => void }) {
  const inputRef = useRef<HTMLInputElement>(null);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-(--z-scrim) bg-scrim transition-opacity duration-(--t) data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <Dialog.Popup
          aria-label="Commands"
          initialFocus={inputRef}
          className="fixed top-[12vh] left-1/2 z-(--z-dialog) flex max-h-[70vh] w-[calc(100vw-32px)] max-w-dialog -translate-x-1/2 flex-col overflow-hidden rounded-lg bg-surface shadow-3 transition-opacity duration-(--t-fast) data-ending-style:opacity-0 data-starting-style:opacity-0"
        >
          <PaletteList inputRef={inputRef} onClose={onClose} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function PaletteList({
  inputRef,
  onClose,
}: {
  inputRef: React.RefObject<HTMLInputElement | null>;
  onClose: () => void;
}) {
  const listId = useId();
  const [query, setQuery] = useState("");
  const [cursor, setCursor] = useState(0);
  const people = usePeopleEntries(query);
  // People come late: at the end, they do not push away what is about to be chosen.
  const found = [...matchingEntries(usePaletteEntries(), query), ...people.entries];
  const chosen = found[Math.min(cursor, found.length - 1)];
  const optionId = (entry: PaletteEntry) => `${listId}-${entry.id}`;

  const choose = (entry: PaletteEntry) => {
    onClose();
    entry.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = (cursor + step + found.length) % Math.max(found.length, 1);
      setCursor(next);
      const entry = found[next];
      if (entry) document.getElementById(optionId(entry))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter" && chosen) {
      event.preventDefault();
      choose(chosen);
    }
  };
  const groups = [...new Set(found.map((entry) => entry.group))];

  return (
    <>
      <div className="relative flex-none">
        <Search aria-hidden className="pointer-events-none absolute top-3.5 left-3.5 size-icon text-text-3" />
        <input
          ref={inputRef}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={chosen ? optionId(chosen) : undefined}
          aria-autocomplete="list"
          aria-label="Search or command"
          placeholder="Go to a screen, an organization or a person"
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setCursor(0);
          }}
          onKeyDown={onKeyDown}
          className="ring-inside h-11 w-full rounded-t-lg border-b border-border-control bg-surface pr-3 pl-10 text-base"
        />
      </div>
      <div id={listId} role="listbox" aria-label="Commands" tabIndex={-1} className="min-h-0 overflow-y-auto p-1">
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox has no element of its own.
          <div key={group} role="group" aria-label={group}>
            <p aria-hidden className="px-2 pt-2 pb-1 text-xs font-medium text-text-3">
              {group}
            </p>
            {found
              .filter((entry) => entry.group === group)
              .map((entry) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the text box, which keeps the focus.
                <div
                  key={entry.id}
                  id={optionId(entry)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={entry === chosen}
                  onClick={() => choose(entry)}
                  onPointerMove={() => setCursor(found.indexOf(entry))}
                  className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-sm px-2 text-sm aria-selected:bg-hover aria-selected:shadow-[inset_2px_0_0_var(--accent)]"
                >
                  <entry.icon aria-hidden className="size-icon flex-none text-text-3" />
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{entry.label}</span>
                  {entry.end && (
                    <span className="max-w-2/5 text-right text-xs text-text-3 [overflow-wrap:anywhere]">
                      {entry.end}
                    </span>
                  )}
                </div>
              ))}
          </div>
        ))}
      </div>
      {found.length === 0 && (
        <p className="px-3 pb-4 text-sm text-text-2">
          {people.isSearching
            ? "Looking for people…"
            : `Nothing matches “${query}”${people.isIncomplete ? " in what could be read" : ""}.`}
        </p>
      )}
      <p className="sr-only" role="status">
        {found.length === 1 ? "1 command" : `${found.length} commands`}
      </p>
    </>
  );
}
