/**
 * What the sandbox's Atlas holds. Words are Atlas's own, "group" excepted where a plain word reads better inside.
 * Members are immutable and replaced whole: a shallow copy of an organization is then a true snapshot of it,
 * and a member's rendered JSON can be kept beside it.
 */

export const MEMBERSHIP_STATUSES = ["ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"] as const;
export type MembershipStatus = (typeof MEMBERSHIP_STATUSES)[number];

export const ORG_ROLES = [
  "ORG_OWNER",
  "ORG_GROUP_CREATOR",
  "ORG_BILLING_ADMIN",
  "ORG_BILLING_READ_ONLY",
  "ORG_STREAM_PROCESSING_ADMIN",
  "ORG_READ_ONLY",
  "ORG_MEMBER",
] as const;

export const GROUP_ROLES = [
  "GROUP_OWNER",
  "GROUP_ACCESS_MANAGER",
  "GROUP_CLUSTER_MANAGER",
  "GROUP_STREAM_PROCESSING_OWNER",
  "GROUP_DATABASE_ACCESS_ADMIN",
  "GROUP_DATA_ACCESS_ADMIN",
  "GROUP_DATA_ACCESS_READ_WRITE",
  "GROUP_DATA_ACCESS_READ_ONLY",
  "GROUP_BACKUP_MANAGER",
  "GROUP_OBSERVABILITY_VIEWER",
  "GROUP_SEARCH_INDEX_EDITOR",
  "GROUP_READ_ONLY",
] as const;

/** An Atlas login. It outlives every membership: v2 has no operation that deletes it. */
export interface Account {
  readonly id: string;
  readonly username: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly country: string | null;
  readonly mobileNumber: string | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly lastAuth: string | null;
}

export interface Invitation {
  readonly createdAt: string;
  readonly inviterUsername: string;
  /** Null for rejected invitations (OrgPendingUserResponse). */
  readonly expiresAt: string | null;
}

/** One username in one organization, in any of the four statuses. */
export interface Member {
  readonly id: string;
  readonly username: string;
  readonly status: MembershipStatus;
  /** Null until an account exists: then only the invitation is known. */
  readonly account: Account | null;
  readonly invitation: Invitation | null;
  readonly orgRoles: readonly string[];
  /** Direct project roles only. */
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
  readonly teamIds: readonly string[];
}

export interface Project {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  readonly createdAt: string;
  readonly clusterCount: number;
  /** Index over Member.projectRoles. */
  readonly directMemberIds: Set<string>;
  readonly teamRoles: Map<string, readonly string[]>;
}

export interface Team {
  readonly id: string;
  readonly organizationId: string;
  readonly name: string;
  /** Index over Member.teamIds. */
  readonly memberIds: Set<string>;
}

export interface OrganizationSettings {
  apiAccessListRequired: boolean;
  genAIFeaturesEnabled: boolean;
  maxServiceAccountSecretValidityInHours: number;
  multiFactorAuthRequired: boolean;
  operationsContact: string | null;
  restrictEmployeeAccess: boolean;
  securityContact: string | null;
}

export interface AuditEvent {
  readonly id: string;
  readonly created: string;
  readonly eventTypeName: string;
  readonly orgId: string;
  readonly groupId?: string;
  readonly teamId?: string;
  readonly apiKeyId?: string;
  readonly publicKey?: string;
  readonly userId?: string;
  readonly username?: string;
  readonly targetUsername?: string;
}

export interface Organization {
  readonly id: string;
  name: string;
  isDeleted: boolean;
  readonly members: Map<string, Member>;
  readonly idByUsername: Map<string, string>;
  readonly projects: Map<string, Project>;
  readonly teams: Map<string, Team>;
  readonly settings: OrganizationSettings;
  /** Oldest first. */
  readonly events: AuditEvent[];
  /** Rises with every change, so that lists made from it can be kept until it does. */
  revision: number;
}
