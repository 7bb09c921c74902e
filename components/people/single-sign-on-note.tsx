import { KeyRound } from "lucide-react";
import { visibleText } from "@/components/shared/visible-text";
import { Note } from "@/components/ui/note";
import type { PersonView } from "@/lib/directory/person-types";
import type { ScanState } from "@/lib/query/scan-state";

export interface SingleSignOnNoteProps {
  person: PersonView;
  scan: ScanState | undefined;
  /** There is something to offboard, as far as it was read. */
  hasAccess: boolean;
}

/** Where an identity provider could let them back in, and through what. */
export function SingleSignOnNote({ person, scan, hasAccess }: SingleSignOnNoteProps) {
  const ways = person.organizations.flatMap(({ organization }) => {
    const found = scan?.singleSignOn[organization.id ?? ""];
    return found === undefined ? [] : [{ name: organization.name, ...found }];
  });
  const covered = ways.filter((way) => way.coversThisPerson);
  if (covered.length === 0) return null;
  return (
    <Note tone="warn" icon={KeyRound} title="Single sign-on can let them back in.">
      {hasAccess
        ? "Disable the account at the identity provider first, then offboard here."
        : "Disable the account at the identity provider too."}
      <ul className="mt-1 grid gap-0.5">
        {covered.map((way) => (
          <li key={way.name}>
            <b className="font-medium text-text">{visibleText(way.name)}</b>:{" "}
            {way.ways.length === 0 ? (
              "its identity provider answers for their e-mail."
            ) : way.ways.length === 1 ? (
              `${way.ways.map(visibleText).join("")}.`
            ) : (
              <ul className="list-disc pl-4">
                {way.ways.map((words) => (
                  <li key={words}>{visibleText(words)}</li>
                ))}
              </ul>
            )}
          </li>
        ))}
      </ul>
    </Note>
  );
}
