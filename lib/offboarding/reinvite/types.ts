import type { OrganizationMembershipStatus, ProjectRoles, ReadState } from "@/lib/directory/types";
import type { RemovalTarget } from "../types";

/** Where what was had is known from: a step of an offboarding, or an invitation as it is now. */
export type ReinviteSource =
  | { kind: "step"; offboardingId: string; stepId: string }
  | { kind: "invitation"; target: RemovalTarget };

/**
 * By which call: an invitation to the organization with roles and teams (createOrgUser), a direct role in one project
 * (addGroupUsers, which invites whoever is not in the organization), a team (addOrgTeamUser, for whoever is in the organization).
 */
export type WayBack = "invitation" | "project_role" | "team";

/** One thing that can be given back: what it would be, and what cannot be given back any more. */
export interface ReinviteOffer {
  source: ReinviteSource;
  way: WayBack;
  username: string;
  name: string | null;
  organization: { id: string; name: string };
  /** How they are known in the organization now; null when they are not in it. */
  userId: string | null;
  /** Set where one project is given back and not the membership. */
  project: { id: string; name: string } | null;
  organizationRoles: string[];
  projectRoles: (ProjectRoles & { projectName: string | null })[];
  teams: { id: string; name: string | null }[];
  /** What they had and what is not there any more, or cannot be given through the API. */
  gone: { what: string; why: string }[];
  /** Null when it can be sent; else why not, as a sentence. */
  obstacle: string | null;
  /** How they stand in the organization now; null when they are not in it. */
  status: OrganizationMembershipStatus | null;
  /** SHA-256, hex, over what would be sent. */
  digest: string;
}

export interface ReinvitePreparation extends ReadState {
  offers: ReinviteOffer[];
}

/** `invited`: they have to accept. `active`: they have it at once, as a member, or as single sign-on allows. */
export interface ReinviteResult {
  outcome: "invited" | "active" | "refused" | "failed" | "not_confirmed";
  sentence: string;
  nextStep: string | null;
}
