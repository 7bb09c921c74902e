import type { AtlasDatabaseUser } from "@/lib/atlas/leftover-types";
import type { Leftover } from "@/lib/directory/person-types";
import type { IncompletePart, OrganizationMembershipStatus, ProjectRoles, ReadState } from "@/lib/directory/types";

/** What a request names: ids only. Everything else is read from Atlas by the server. */
export type RemovalTarget =
  | { kind: "remove_from_organization"; organizationId: string; userId: string }
  | { kind: "remove_from_project"; organizationId: string; projectId: string; userId: string }
  | { kind: "remove_from_team"; organizationId: string; teamId: string; userId: string }
  /** The two deprecated invitation families; a pending user of the modern list is `remove_from_organization`. */
  | { kind: "revoke_organization_invitation"; organizationId: string; invitationId: string }
  | { kind: "revoke_project_invitation"; organizationId: string; projectId: string; invitationId: string }
  | {
      kind: "delete_database_user";
      organizationId: string;
      projectId: string;
      databaseName: string;
      /** Of the database user, which is no e-mail. */
      username: string;
    };

export type StepKind = RemovalTarget["kind"];

/** What is taken away where it is neither a membership nor a direct project role. */
export type RemovedItem =
  | { kind: "team"; teamId: string; teamName: string | null }
  | { kind: "organization_invitation"; invitationId: string; expiresAt: string | null }
  | { kind: "project_invitation"; invitationId: string; expiresAt: string | null }
  | {
      kind: "database_user";
      databaseName: string;
      username: string;
      authentication: AtlasDatabaseUser["authentication"];
      /** Sorted. */
      roles: string[];
    };

/** The person as they were read, with everything that makes a plan what it is. A change in it is a material change (rule 4). */
export interface TargetSnapshot {
  organizationId: string;
  organizationName: string;
  connection: string;
  /** Null where the removal is not about one project. */
  project: { id: string; name: string } | null;
  /** Set where the removal is about something else than a membership or a direct project role. */
  item?: RemovedItem;
  /** For an old invitation whose person is no user: the invitation's id. */
  userId: string;
  username: string;
  name: string | null;
  status: OrganizationMembershipStatus;
  /** Set where Atlas told no status (v1.0): the person was listed, and that generation lists active users only. */
  isStatusAssumed?: true;
  /** Sorted. */
  organizationRoles: string[];
  /** Direct project roles, sorted by project, with names for the record (null where the name could not be read). */
  projectRoles: (ProjectRoles & { projectName: string | null })[];
  /** Sorted by id. */
  teams: { id: string; name: string | null }[];
  isProtected: boolean;
}

/** The parts of a snapshot whose change stops a removal (rule 4). Names are left out: renaming a project is not a change of access. */
export type MaterialSnapshot = Pick<
  TargetSnapshot,
  "username" | "status" | "organizationRoles" | "projectRoles" | "teams" | "isProtected" | "item"
>;

/** One line of "what it means": shown in the dialog and kept in the plan. */
export interface Consequence {
  kind: "ends" | "loses_only_owner" | "empties_team" | "owners_left" | "access_remains" | "note";
  severity: "info" | "warning";
  title: string;
  detail: string;
}

/** Why a plan cannot be carried out. Any refusal disables the button and is checked again on the server. */
export interface Refusal {
  code:
    | "LAST_OWNER"
    | "PROTECTED_USER"
    | "SELF_REMOVAL"
    | "FORBIDDEN"
    | "INCOMPLETE_INVENTORY"
    | "NO_DIRECT_ACCESS"
    | "LAST_TEAM_MEMBER"
    | "SERVICE_IDENTITY"
    | "NOTHING_TO_REMOVE"
    | "NOT_IN_V1"
    | "ALREADY_IN_PROGRESS";
  message: string;
  hint: string;
}

/** What the dialog shows and what is stored: a live read, its meaning, and a digest over everything material. */
export interface Plan extends ReadState {
  target: RemovalTarget;
  snapshot: TargetSnapshot;
  /** SHA-256, hex, over the canonical material parts. The same state gives the same digest. */
  digest: string;
  consequences: Consequence[];
  refusals: Refusal[];
  /** The e-mail that has to be typed, or null when a click is enough (an owner asks for typing). */
  confirmationPhrase: string | null;
  incomplete: IncompletePart[];
}

/** One step of a plan of many: a call, whom it is about, and a digest of what was read. */
export interface PlannedStep {
  target: RemovalTarget;
  snapshot: TargetSnapshot;
  digest: string;
  /** "Remove ada@example.com from Acme". */
  title: string;
  /** What that ends, in words. */
  detail: string;
}

/** What a plan leaves, and why. */
export interface Stays {
  kind: "account" | "leftovers" | Leftover["kind"] | "sent_invitations" | "not_readable" | "access";
  title: string;
  detail: string;
  /** The one that is named here. */
  leftover?: Leftover;
}

/**
 * Everything of one person, or many invitations of one organization: steps in the order in which they are carried out,
 * guarded and confirmed as a whole. Refused when anything that it removes could not be read completely.
 */
export interface OffboardingPlan extends ReadState {
  kind: "person" | "invitations";
  /** Null for invitations. `userId` is the id the plan was asked for by. */
  person: { userId: string; username: string; name: string | null } | null;
  /** Of the invitations; null for a person. */
  organizationId: string | null;
  steps: PlannedStep[];
  /** SHA-256, hex, over the digests of all steps, in order. */
  digest: string;
  consequences: Consequence[];
  stays: Stays[];
  /** What may be left of the person, those to be deleted included, the surest first; outside of the digest. Empty for invitations. */
  leftovers: Leftover[];
  refusals: Refusal[];
  /** What has to be typed: their e-mail, or the number of invitations; null when a click is enough (one invitation). */
  confirmationPhrase: string | null;
}

export const STEP_OUTCOMES = [
  "removed",
  "already_absent",
  "changed_since_review",
  "refused",
  "failed",
  "not_confirmed",
] as const;
export type StepOutcome = (typeof STEP_OUTCOMES)[number];

/** waiting → checking (live re-read) → removing (intent written) → verifying (read-back) → an outcome. */
export const STEP_STATES = ["waiting", "checking", "removing", "verifying", ...STEP_OUTCOMES] as const;
export type StepState = (typeof STEP_STATES)[number];

/** waiting until a worker takes it; attention when any step ended otherwise than removed or already_absent. */
export const OFFBOARDING_STATES = ["waiting", "running", "done", "attention"] as const;
export type OffboardingState = (typeof OFFBOARDING_STATES)[number];

/** What one read-back asked and what it saw. */
export interface ReadBack {
  /** ISO 8601. */
  at: string;
  /** From the removal's answer (or the decision to read back) to this, in milliseconds. */
  afterMs: number;
  /** Each question that was asked, e.g. { asked: "the user in the organization", found: false }. */
  checks: { asked: string; found: boolean }[];
}

/** What Atlas answered to the last removal call. `status` is null when there was no answer. */
export interface AtlasAnswer {
  status: number | null;
  errorCode: string | null;
}

export interface StepView {
  id: string;
  position: number;
  kind: StepKind;
  state: StepState;
  snapshot: TargetSnapshot;
  /** One sentence: what happened, or what is happening. */
  sentence: string;
  /** What to do next; null when nothing is to be done. */
  nextStep: string | null;
  /** Removal calls sent so far. */
  attempts: number;
  answer: AtlasAnswer | null;
  readBack: ReadBack | null;
  /** Sequence numbers of this step's audit entries. */
  auditSequences: number[];
  /** When Atlas has asked us to wait: ISO 8601, else null. */
  waitingUntil: string | null;
  startedAt: string | null;
  endedAt: string | null;
}

export interface OffboardingView {
  id: string;
  state: OffboardingState;
  kind: StepKind;
  requestedBy: { email: string; name: string; role: string };
  requestedAt: string;
  startedAt: string | null;
  endedAt: string | null;
  planDigest: string;
  planReadAt: string;
  consequences: Consequence[];
  /** What was left on purpose; empty for a quick removal. */
  stays: Stays[];
  /** Whom a plan of many steps is about; null for a quick removal and for invitations. */
  person: OffboardingPlan["person"];
  steps: StepView[];
}

/** One thing that an offboarding takes away, as the rows of other lists are marked by it. */
export interface OffboardingTarget {
  kind: StepKind;
  organizationId: string;
  /** Null where it is not about one project. */
  projectId: string | null;
  /** Null where it is not about one team. */
  teamId: string | null;
  /** The id by which lists know it: of the old invitation, else of the user. */
  rowId: string;
  state: StepState;
  /** ISO 8601, or null while it is under way. */
  endedAt: string | null;
}

/** A row of the Offboardings list. */
export interface OffboardingRow {
  id: string;
  state: OffboardingState;
  kind: StepKind;
  person: { userId: string; username: string; name: string | null };
  /** Of its first step. */
  organizationId: string;
  /** Of all its steps. */
  organizationName: string;
  /** Every organization that it takes something away in. */
  organizationIds: string[];
  /** What it takes away, while it is under way and a quarter of an hour after; empty later. */
  targets: OffboardingTarget[];
  /** Null for an organization removal. */
  projectId: string | null;
  projectName: string | null;
  requestedBy: { email: string; name: string };
  requestedAt: string;
  endedAt: string | null;
  steps: number;
  verifiedSteps: number;
  /** The state of its only step, or of the one that needs attention most. */
  headline: StepState;
}
