import { isInvitation } from "@/components/shared/is-invitation";
import { teamName } from "@/components/shared/step/step-title";
import { visibleText } from "@/components/shared/visible-text";
import type { OrganizationMembershipStatus } from "@/lib/directory/types";
import type { StepKind, TargetSnapshot } from "@/lib/offboarding/types";

/** Who is removed, as the row knows them. The plan, read live, replaces it. */
export interface RemovalPerson {
  username: string;
  name: string | null;
  /** Null where the list does not tell. */
  status: OrganizationMembershipStatus | null;
}

export interface RemovalWords {
  /** A statement with the name and the place. */
  title: string;
  /** What it means, before anything else. */
  lead: string;
  /** The button that destroys, in two lines; together they are its accessible name. */
  buttonLines: readonly [string, string];
}

/** What the dialog says about taking this away from this person. Hidden characters in names are spelled out. */
export function removalWords(kind: StepKind, person: RemovalPerson, placeName: string): RemovalWords {
  const email = visibleText(person.username);
  const place = visibleText(placeName);
  const name = person.name === null ? email : visibleText(person.name);
  const revoke = (lead: string): RemovalWords => ({
    title: `Revoke the invitation for ${email} to ${place}`,
    lead,
    buttonLines: ["Revoke invitation", `for ${email}`],
  });
  const remove = (lead: string): RemovalWords => ({
    title: `Remove ${name} from ${place}`,
    lead,
    buttonLines: [`Remove ${email}`, `from ${place}`],
  });
  switch (kind) {
    case "remove_from_organization":
      return isInvitation(person.status) ? revoke(INVITATION_LEADS[person.status]) : remove(ORGANIZATION_LEAD);
    case "remove_from_project":
      return remove(PROJECT_LEAD);
    case "remove_from_team":
      return remove(TEAM_LEAD);
    case "revoke_organization_invitation":
    case "revoke_project_invitation":
      return revoke(LEGACY_LEADS[kind]);
    case "delete_database_user":
      return {
        title: `Delete the database user ${place}`,
        lead: "Whatever signs in to the database with it stops as soon as Atlas confirms it. It cannot be taken back.",
        buttonLines: ["Delete database user", place],
      };
  }
}

/** What someone is taken out of, by its name: a project, a team, a database user, else the organization. */
export function removalPlace(snapshot: TargetSnapshot): string {
  const { project, item, organizationName } = snapshot;
  const team = teamName(snapshot);
  if (team !== null) return team;
  if (item?.kind === "database_user") return item.username;
  return project?.name ?? organizationName;
}

const ORGANIZATION_LEAD =
  "All access to this organization ends as soon as Atlas confirms it. A removal cannot be taken back.";

const PROJECT_LEAD =
  "Direct access to this project ends as soon as Atlas confirms it. The way back is to add them to the project again.";

const TEAM_LEAD =
  "What the team opens ends for them as soon as Atlas confirms it. The way back is to add them to the team again.";

const INVITATION_LEADS: Record<Exclude<OrganizationMembershipStatus, "ACTIVE">, string> = {
  PENDING: "The invitation can no longer be accepted as soon as Atlas confirms it.",
  INVITATION_EXPIRED: "This invitation has expired, but it can be renewed. Revoking takes it away for good.",
  INVITATION_REJECTED: "This invitation was declined and is still on the list. Revoking takes it away for good.",
};

const LEGACY_LEADS = {
  revoke_organization_invitation:
    "This legacy invitation to the organization can no longer be accepted as soon as Atlas confirms it.",
  revoke_project_invitation:
    "This legacy invitation can no longer be accepted as soon as Atlas confirms it. An invitation to the organization is another one, and stays.",
} as const;

/** Whether the typed words are the phrase. With hidden characters in it, typing what is shown is what can be typed. */
export function matchesPhrase(typed: string, phrase: string): boolean {
  const given = typed.trim();
  return given === phrase || given === visibleText(phrase);
}
