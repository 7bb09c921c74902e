/** The people and places of Northwind that every seed has, so that stories and tests can name them. */

export interface CastMember {
  username: string;
  firstName: string;
  lastName: string;
  country?: string;
  /** Fixed where something outside refers to it. */
  id?: string;
  /** Null: no sign-in on record. */
  lastAuthDaysAgo: number | null;
  joinedDaysAgo?: number;
}

export interface CastInvitee {
  username: string;
  status: "PENDING" | "INVITATION_EXPIRED" | "INVITATION_REJECTED";
  inviterUsername: string;
  sentDaysAgo: number;
  orgRoles: string[];
  projectNames: string[];
}

/** How one cast member stands in one organization. */
export interface Placement {
  username: string;
  orgRoles: string[];
  projectRoles?: Record<string, string[]>;
  teams?: string[];
  /** Nothing is added at random. */
  exact?: boolean;
}

export interface OrganizationPlan {
  id: string;
  name: string;
  active: number;
  pending: number;
  expired: number;
  declined: number;
  projects: string[];
  /** Team name → project name → roles. */
  teams: Record<string, Record<string, string[]>>;
  placements: Placement[];
  invitees: CastInvitee[];
  /** Teams and projects nobody else is put into at random. */
  closedTeams: string[];
  soleOwnerProjects: string[];
}

/** An address of the company's own. */
export const northwind = (local: string) => `${local}@northwind.example`;
