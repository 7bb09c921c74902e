import { visibleText } from "@/components/shared/visible-text";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";
import type { StepKind } from "@/lib/offboarding/types";

/** Who is removed, as the row knows them. The plan, read live, replaces it. */
export interface RemovalPerson {
  username: string;
  name: string | null;
  status: OrganizationMembershipStatus;
}

export interface RemovalWords {
  /** A statement with the name and the place. */
  title: string;
  /** What it means, before anything else. */
  lead: string;
  /** The button that destroys, in two lines; together they are its accessible name. */
  buttonLines: readonly [string, string];
}

/** What the dialog says about removing this person from this place. Hidden characters in names are spelled out. */
export function removalWords(kind: StepKind, person: RemovalPerson, placeName: string): RemovalWords {
  const email = visibleText(person.username);
  const place = visibleText(placeName);
  const name = person.name === null ? email : visibleText(person.name);
  if (kind === "remove_from_organization" && person.status !== "ACTIVE") {
    return {
      title: `Revoke the invitation for ${email} to ${place}`,
      lead: INVITATION_LEADS[person.status],
      buttonLines: ["Revoke invitation", `for ${email}`],
    };
  }
  return {
    title: `Remove ${name} from ${place}`,
    lead: kind === "remove_from_organization" ? ORGANIZATION_LEAD : PROJECT_LEAD,
    buttonLines: [`Remove ${email}`, `from ${place}`],
  };
}

const ORGANIZATION_LEAD =
  "All access to this organization ends as soon as Atlas confirms it. A removal cannot be taken back.";

const PROJECT_LEAD =
  "Direct access to this project ends as soon as Atlas confirms it. The way back is to add them to the project again.";

const INVITATION_LEADS: Record<Exclude<OrganizationMembershipStatus, "ACTIVE">, string> = {
  PENDING: "The invitation can no longer be accepted as soon as Atlas confirms it.",
  INVITATION_EXPIRED: "This invitation has expired, but it can be renewed. Revoking takes it away for good.",
  INVITATION_REJECTED: "This invitation was declined and is still on the list. Revoking takes it away for good.",
};

/** Whether the typed words are the phrase. With hidden characters in it, typing what is shown is what can be typed. */
export function matchesPhrase(typed: string, phrase: string): boolean {
  const given = typed.trim();
  return given === phrase || given === visibleText(phrase);
}
