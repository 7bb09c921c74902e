import type { AtlasAlertConfiguration, AtlasOrganizationSettings } from "@/lib/atlas/leftover-types";
import type { Leftover } from "../person-types";
import { type LeftoverPlace, quoted } from "./leftover";
import { matchText, matchUsername, type PersonNames } from "./match-text";

/** Alerts that are sent to the person, as an Atlas user or at their e-mail: free text there outlives their access. */
export function matchAlertRecipients(
  configurations: readonly AtlasAlertConfiguration[],
  names: PersonNames,
  place: LeftoverPlace,
): Leftover[] {
  return configurations.flatMap(({ eventTypeName, enabled, recipients }) => {
    const recipient = findRecipient(recipients, names);
    if (recipient === null) return [];
    const reason = `This alert is sent to ${recipient.whom}${enabled ? "" : ", and is switched off at the moment"}.`;
    return [
      {
        kind: "alert_recipient" as const,
        ...place,
        label: eventTypeName,
        reason,
        certainty: recipient.surely ? ("exact" as const) : ("possible" as const),
        databaseUser: null,
      },
    ];
  });
}

/** Who of the recipients is meant, in words: by their own e-mail before anything that only holds what was searched for. */
function findRecipient(
  recipients: AtlasAlertConfiguration["recipients"],
  names: PersonNames,
): { whom: string; surely: boolean } | null {
  const found = recipients.flatMap(({ email, username }) => [
    { match: matchUsername(email, names), whom: "their e-mail", text: email },
    { match: matchUsername(username, names), whom: "them as an Atlas user", text: username },
  ]);
  const sure = found.find(({ match }) => match?.surely);
  if (sure !== undefined) return { whom: sure.whom, surely: true };
  const held = found.find(({ match }) => match !== null);
  return held === undefined ? null : { whom: quoted(held.text ?? ""), surely: false };
}

/** Whom Atlas writes to about security and operations. */
export function matchContacts(
  settings: Pick<AtlasOrganizationSettings, "securityContact" | "operationsContact">,
  names: PersonNames,
  place: LeftoverPlace,
): Leftover[] {
  const contacts = [
    ["security_contact", "security", settings.securityContact],
    ["operations_contact", "operations", settings.operationsContact],
  ] as const;
  return contacts.flatMap(([kind, what, contact]) => {
    const match = contact === null ? null : matchText(contact, names);
    if (contact === null || match === null) return [];
    const reason = `The organization's ${what} contact ${match.how}: ${quoted(contact)}.`;
    return [{ kind, ...place, label: contact, reason, certainty: match.certainty, databaseUser: null }];
  });
}
