import type { AtlasAlertConfiguration, AtlasOrganizationSettings } from "@/lib/atlas/leftover-types";
import type { Leftover } from "../person-types";
import { isSamePerson } from "../same-person";
import { type LeftoverPlace, quoted } from "./leftover";
import { matchText, type PersonNames } from "./match-text";

/** Alerts that are sent to the person, as an Atlas user or at their e-mail: free text there outlives their access. */
export function matchAlertRecipients(
  configurations: readonly AtlasAlertConfiguration[],
  names: PersonNames,
  place: LeftoverPlace,
): Leftover[] {
  return configurations.flatMap(({ eventTypeName, enabled, recipients }) => {
    const asUser = recipients.some(({ username }) => username !== null && isSamePerson(username, names.email));
    const byMail = recipients.some(({ email }) => email !== null && isSamePerson(email, names.email));
    if (!asUser && !byMail) return [];
    const reason = `This alert is sent to ${byMail ? "their e-mail" : "them as an Atlas user"}${enabled ? "" : ", and is switched off at the moment"}.`;
    return [
      {
        kind: "alert_recipient" as const,
        ...place,
        label: eventTypeName,
        reason,
        certainty: "exact" as const,
        databaseUser: null,
      },
    ];
  });
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
