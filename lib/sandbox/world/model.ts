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
  "GROUP_USER_ADMIN",
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

/**
 * An invitation to the organization of the old kind that no user stands for. An ordinary one is a pending member, seen
 * through both generations (atlas-facts §6.6); the description does not say that every one is.
 */
export interface OldOrganizationInvitation {
  readonly id: string;
  readonly username: string;
  readonly orgRoles: readonly string[];
  readonly inviterUsername: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/**
 * An invitation to a project of the old kind (listGroupInvites): no user list shows it, and removing the user
 * does not remove it (atlas-facts §6.7).
 */
export interface ProjectInvitation {
  readonly id: string;
  readonly username: string;
  readonly roles: readonly string[];
  readonly inviterUsername: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** CloudDatabaseUser without what never leaves Atlas. */
export interface DatabaseUser {
  readonly username: string;
  readonly databaseName: "admin" | "$external";
  readonly roles: readonly { roleName: string; databaseName: string }[];
  readonly awsIAMType: "NONE" | "USER" | "ROLE";
  readonly x509Type: "NONE" | "CUSTOMER" | "MANAGED";
  readonly ldapAuthType: "NONE" | "USER" | "GROUP";
  readonly oidcAuthType: "NONE" | "IDP_GROUP" | "USER";
  readonly description: string | null;
  readonly labels: readonly { key: string; value: string }[];
}

/** ApiKeyUserDetails: nothing in it says who made it (atlas-facts §1b). */
export interface ApiKeyRecord {
  readonly id: string;
  readonly description: string;
  readonly publicKey: string;
  readonly orgRoles: readonly string[];
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
}

/** OrgServiceAccount */
export interface ServiceAccountRecord {
  readonly clientId: string;
  readonly name: string;
  readonly description: string;
  readonly createdAt: string;
  readonly secretExpiresAt: string;
  readonly lastUsedAt: string | null;
  readonly orgRoles: readonly string[];
  readonly projectRoles: ReadonlyMap<string, readonly string[]>;
}

/** An alert and the people it tells: by user, or by an address of any kind. */
export interface AlertConfig {
  readonly id: string;
  readonly eventTypeName: string;
  readonly createdAt: string;
  readonly notifications: readonly (
    | { typeName: "USER"; username: string }
    | { typeName: "EMAIL"; emailAddress: string }
    | { typeName: "TEAM"; teamId: string; teamName: string }
  )[];
}

/** Single sign-on of an organization: who it lets in, and with which roles (atlas-facts §6.10). */
export interface Federation {
  readonly id: string;
  readonly identityProviderId: string;
  readonly domains: readonly string[];
  readonly postAuthRoleGrants: readonly string[];
  readonly roleMappings: readonly {
    id: string;
    externalGroupName: string;
    roleAssignments: readonly { orgId?: string; groupId?: string; role: string }[];
  }[];
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
  readonly invitations: Map<string, ProjectInvitation>;
  /** By database name and username. */
  readonly databaseUsers: Map<string, DatabaseUser>;
  readonly alertConfigs: AlertConfig[];
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
  readonly targetPublicKey?: string;
}

export interface Organization {
  readonly id: string;
  name: string;
  isDeleted: boolean;
  readonly members: Map<string, Member>;
  readonly idByUsername: Map<string, string>;
  readonly projects: Map<string, Project>;
  readonly teams: Map<string, Team>;
  readonly oldInvitations: Map<string, OldOrganizationInvitation>;
  readonly apiKeys: Map<string, ApiKeyRecord>;
  readonly serviceAccounts: Map<string, ServiceAccountRecord>;
  federation: Federation | null;
  readonly settings: OrganizationSettings;
  /** Oldest first. */
  readonly events: AuditEvent[];
  /** Rises with every change, so that lists made from it can be kept until it does. */
  revision: number;
}
