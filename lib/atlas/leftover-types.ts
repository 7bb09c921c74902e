import type { AtlasList, CallOptions, ProjectRoles, RemovalAnswer } from "./call-types";

/** A database user: separate from every Atlas user, with no field that says whose it is. */
export interface AtlasDatabaseUser {
  projectId: string;
  username: string;
  /** admin, or $external (X.509, LDAP, AWS IAM, OIDC workload). */
  databaseName: string;
  roles: string[];
  /** How it signs in: one of these, told from the four type fields. */
  authentication: "SCRAM" | "X509" | "LDAP" | "OIDC" | "AWS_IAM";
  /** The type field's own value, e.g. IDP_GROUP or MANAGED; null for SCRAM. */
  authenticationDetail: string | null;
  description: string | null;
  labels: { key: string; value: string }[];
  deleteAfter: string | null;
}

export interface AtlasApiKey {
  id: string;
  description: string;
  publicKey: string;
  organizationRoles: string[];
  projectRoles: ProjectRoles[];
}

export interface AtlasServiceAccount {
  clientId: string;
  name: string;
  description: string;
  /** ISO 8601. */
  createdAt: string | null;
  organizationRoles: string[];
  secrets: { id: string; expiresAt: string; lastUsedAt: string | null }[];
}

/** Who did what, from the organization's events. */
export interface AtlasEvent {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  type: string;
  organizationId: string | null;
  projectId: string | null;
  /** The e-mail of whoever acted; null for keys and service accounts. */
  actorUsername: string | null;
  /** The e-mail of whom it concerns. */
  targetUsername: string | null;
  /** What it concerns where Atlas names it: a key's id or public key, a service account's client id. */
  resourceIds: string[];
}

export interface AtlasAlertConfiguration {
  id: string;
  projectId: string;
  eventTypeName: string;
  enabled: boolean;
  recipients: {
    kind: string;
    username: string | null;
    email: string | null;
    mobileNumberEndsWith: string | null;
    teamId: string | null;
  }[];
}

export interface AtlasOrganizationSettings {
  apiAccessListRequired: boolean | null;
  operationsContact: string | null;
  securityContact: string | null;
  maxServiceAccountSecretValidityInHours: number | null;
}

/** Single sign-on as the organization is connected to it; null when the organization is in no federation. */
export interface AtlasFederation {
  id: string;
  identityProviderId: string | null;
  identityProviderStatus: string | null;
  federatedDomains: string[];
  domainAllowList: string[];
  domainRestrictionEnabled: boolean;
  /** Roles every person gets who signs in through the provider. */
  postAuthRoleGrants: string[];
  /** False when a person is added at their first sign-in; null when Atlas does not say. */
  instantUserProvisioningDisabled: boolean | null;
  roleMappings: { externalGroupName: string; organizationRoles: string[]; projectRoles: ProjectRoles[] }[];
}

export interface AtlasRateLimit {
  endpointSetName: string;
  scope: string;
  capacity: number;
  refillRate: number;
  refillDurationSeconds: number;
}

/** What outlives a removal, and what tells whose it may be. */
export interface AtlasLeftovers {
  /** listGroupDatabaseUsers */
  listDatabaseUsers(projectId: string, options?: CallOptions): Promise<AtlasList<AtlasDatabaseUser>>;
  /** getGroupDatabaseUser */
  getDatabaseUser(
    projectId: string,
    databaseName: string,
    username: string,
    options?: CallOptions,
  ): Promise<AtlasDatabaseUser>;
  /** deleteGroupDatabaseUser. Never retried here. */
  deleteDatabaseUser(
    projectId: string,
    databaseName: string,
    username: string,
    options?: CallOptions,
  ): Promise<RemovalAnswer>;
  /** listOrgApiKeys */
  listApiKeys(organizationId: string, options?: CallOptions): Promise<AtlasList<AtlasApiKey>>;
  /** listOrgServiceAccounts */
  listServiceAccounts(organizationId: string, options?: CallOptions): Promise<AtlasList<AtlasServiceAccount>>;
  /** listOrgEvents; newest first, at most `limit` (default 500). */
  listOrganizationEvents(
    organizationId: string,
    options?: CallOptions & { types?: string[]; minDate?: string; maxDate?: string; limit?: number },
  ): Promise<AtlasList<AtlasEvent>>;
  /** listGroupAlertConfigs */
  listAlertConfigurations(projectId: string, options?: CallOptions): Promise<AtlasList<AtlasAlertConfiguration>>;
  /** getOrgSettings (10 calls, then 5 a minute: ask rarely) */
  getOrganizationSettings(organizationId: string, options?: CallOptions): Promise<AtlasOrganizationSettings>;
  /** getOrgFederationSettings, then getFederationSettingConnectedOrgConfig; null where there is none. */
  getFederation(organizationId: string, options?: CallOptions): Promise<AtlasFederation | null>;
  /** listRateLimits for an organization */
  listRateLimits(organizationId: string, options?: CallOptions): Promise<AtlasRateLimit[]>;
}
