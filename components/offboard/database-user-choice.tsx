"use client";

import { useId } from "react";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { visibleText } from "@/components/shared/visible-text";
import { Checkbox } from "@/components/ui/checkbox";
import { isAllowed } from "@/lib/auth/permissions";
import type { Leftover } from "@/lib/directory/person-types";
import { databaseUserKey } from "./database-user-key";

export interface DatabaseUserChoiceProps {
  leftovers: readonly Leftover[];
  /** Keys of those to delete. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
  disabled: boolean;
}

/** Database users that may be theirs. They stay, unless an admin ticks them: nobody but the company knows whose they are. */
export function DatabaseUserChoice({ leftovers, chosen, onChange, disabled }: DatabaseUserChoiceProps) {
  const { role } = useSignedIn();
  const headingId = useId();
  const mayDelete = isAllowed(role, "removeOwner");
  const found = leftovers.flatMap((leftover) => {
    const key = databaseUserKey(leftover);
    return key === null ? [] : [{ leftover, key }];
  });
  if (found.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot carry the heading of a card.
    <div role="group" aria-labelledby={headingId}>
      <h3
        id={headingId}
        className="border-y border-border bg-bg-subtle px-4 py-2 text-xs leading-4 font-medium text-text-3"
      >
        Database users to delete with it
      </h3>
      <p className="px-4 pt-2.5 text-sm text-text-2">
        {mayDelete
          ? "They stay unless you tick them. Whatever signs in with one stops working."
          : `They stay. Your role is ${role}; only admins can delete them.`}
      </p>
      <ul className="pt-1 pb-2">
        {found.map(({ leftover, key }) => (
          <li key={key} className="grid grid-cols-[16px_minmax(0,1fr)] gap-x-2.5 px-4 py-1.5 text-sm text-text-2">
            <span className="pt-0.5">
              <Checkbox
                label={`Delete database user ${visibleText(leftover.label)} in ${visibleText(leftover.project?.name ?? leftover.organizationName)}`}
                checked={chosen.includes(key)}
                disabled={!mayDelete || disabled}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, key] : chosen.filter((other) => other !== key))
                }
              />
            </span>
            <div className="[overflow-wrap:anywhere]">
              <span className="mono font-medium text-text">{visibleText(leftover.label)}</span>{" "}
              <span className="text-text-3">
                {visibleText(leftover.project?.name ?? "")} in {visibleText(leftover.organizationName)}
              </span>
              <span className="block text-xs text-text-3">
                {CERTAINTY[leftover.certainty]}: {visibleText(leftover.reason)}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

const CERTAINTY: Record<Leftover["certainty"], string> = { exact: "Exact", likely: "Likely", possible: "Possible" };
