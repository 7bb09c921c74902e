import type { AtlasDatabaseUser } from "@/lib/atlas/leftover-types";
import type { ApiGeneration } from "@/lib/atlas/types";
import type { OrganizationMembershipStatus, ProjectRoles, ReadState } from "./types";

interface InvitationFacts {
  inviterUsername: string | null;
  /** ISO 8601. */
  invitedAt: string | null;
  expiresAt: string | null;
}

/** One thing that gives a person access (DESIGN §1). */
export type Grant =
  | (InvitationFacts & {
      kind: "organization_membership";
      userId: string;
      /** Null where the generation of the API does not say (v1.0). */
      status: OrganizationMembershipStatus | null;
      organizationRoles: string[];
      createdAt: string | null;
      lastAuthAt: string | null;
    })
  | { kind: "project_role"; userId: string; projectId: string; projectName: string | null; roles: string[] }
  | {
      kind: "team_membership";
      userId: string;
      teamId: string;
      teamName: string | null;
      /** Projects the team opens; null until the scan has read them. */
      opens: (ProjectRoles & { projectName: string | null })[] | null;
    }
  /** Cannot be removed by itself: it goes with the role. `projects`: how many the role opens, null where unread. */
  | { kind: "implicit_access"; organizationRole: string; projects: number | null }
  /** Of the deprecated family, and not the same as a pending user of the modern list. */
  | (InvitationFacts & {
      kind: "organization_invitation";
      invitationId: string;
      organizationRoles: string[];
      projectRoles: ProjectRoles[];
      teamIds: string[];
    })
  | (InvitationFacts & {
      kind: "project_invitation";
      invitationId: string;
      projectId: string;
      projectName: string | null;
      roles: string[];
    });

/** Through what single sign-on could let the person back in; shown wherever an organization is mapped to an identity provider. */
export interface SingleSignOn {
  identityProviderId: string | null;
  /** The domain of the person's e-mail is one the provider answers for. */
  coversThisPerson: boolean;
  /** In words: "roles on every sign-in: Organization Member", "group eng → Organization Member". */
  ways: string[];
}

/** The newest offboarding here that took somebody's access away. */
export interface LastOffboarding {
  offboardingId: string;
  /** When it ended: ISO 8601. */
  at: string;
}

/** Somebody who was offboarded here, as that offboarding knew them. Atlas may not know them any more. */
export interface OffboardedPerson {
  /** A user id or, for someone only invited the old way, an invitation id. */
  id: string;
  username: string;
  name: string | null;
  last: LastOffboarding;
}

/** Everything one organization gives the person. */
export interface PersonInOrganization extends ReadState {
  organization: { id: string | null; name: string };
  connection: string;
  generation: ApiGeneration;
  isProtected: boolean;
  grants: Grant[];
}

/** One person across all connections. */
export interface PersonView extends ReadState {
  /** The id the address names: a user id or, for someone only invited the old way, an invitation id. */
  id: string;
  username: string;
  name: string | null;
  /** One entry a connection, those without a grant or that could not be read included. */
  organizations: PersonInOrganization[];
  /** Set where Atlas no longer knows the id, and only our own record of their offboarding says whose it was. */
  offboarded: LastOffboarding | null;
}

/** A search result. */
export interface PersonHit {
  id: string;
  username: string;
  name: string | null;
  match: "exact" | "id" | "part";
  organizations: { id: string; name: string; status: OrganizationMembershipStatus | null }[];
  /** Set for somebody who was offboarded here and is in no list any more. */
  offboarded: LastOffboarding | null;
}

export type Certainty = "exact" | "likely" | "possible";

/** What outlives a removal and may belong to the person, with the reason it matched. */
export interface Leftover {
  kind: "database_user" | "api_key" | "service_account" | "alert_recipient" | "security_contact" | "operations_contact";
  organizationId: string;
  organizationName: string;
  project: { id: string; name: string } | null;
  /** What it is called in Atlas. */
  label: string;
  /** As a sentence: why it matched. */
  reason: string;
  certainty: Certainty;
  /** Only database users can be deleted here. */
  databaseUser: Pick<AtlasDatabaseUser, "projectId" | "databaseName" | "username" | "authentication"> | null;
}

/** What the scan beside the person's page reports, one JSON line each. */
export type ScanEvent =
  | { type: "progress"; done: number; total: number }
  | { type: "grants"; organizationId: string; grants: Grant[] }
  | { type: "single_sign_on"; organizationId: string; singleSignOn: SingleSignOn }
  | { type: "leftovers"; leftovers: Leftover[] }
  | { type: "incomplete"; organizationId: string; parts: ReadState["incomplete"] }
  | { type: "end"; readAt: string };

/** A row of the invitations queue. */
export interface InvitationRow {
  kind: "organization" | "organization_legacy" | "project_legacy";
  /** The user id for `organization`, the invitation id otherwise. */
  id: string;
  username: string;
  status: OrganizationMembershipStatus;
  inviterUsername: string | null;
  /** As the organization's users know them; null where they are not among them, or have no name. */
  inviterName: string | null;
  /** The inviter's e-mail is no active user's of the organization. Null where that is not known, or nobody is on record. */
  inviterHasLeft: boolean | null;
  invitedAt: string | null;
  expiresAt: string | null;
  project: { id: string; name: string } | null;
  roles: string[];
  projectRoles: (ProjectRoles & { projectName: string | null })[];
  teams: { id: string; name: string | null }[];
  isProtected: boolean;
}

/** What one connection can do and how it is, for the Connections page. */
export interface ConnectionReport extends ReadState {
  name: string;
  generation: ApiGeneration;
  /** Service account or API key; the public part of its name only. */
  credential: { kind: "service_account" | "api_key"; publicId: string; hasReadCredential: boolean };
  organization: { id: string; name: string } | null;
  /** Each part tested, with what came of it. */
  checks: { name: string; state: "ok" | "refused" | "unknown"; sentence: string; nextStep: string | null }[];
  operations: { name: string; allowed: boolean | null }[];
  /** Of calls about users. `remaining` is what Atlas last said, at `toldAt` (ISO 8601); null where it has not said so lately. */
  rateLimit: { limit: number | null; remaining: number | null; toldAt: string | null };
  secretExpiresAt: string | null;
}
