/** The shapes of what outlives a removal. Secrets, telephone numbers and settings nobody asks for are dropped here. */

import { z } from "zod";
import type {
  AtlasAlertConfiguration,
  AtlasApiKey,
  AtlasDatabaseUser,
  AtlasOrganizationSettings,
  AtlasRateLimit,
  AtlasServiceAccount,
} from "../leftover-types";
import { placedRole, sortRoles } from "./role-assignments";
import { id, names, type Shape, shape, text } from "./schemas";

const databaseUser = z.object({
  username: text,
  databaseName: text,
  roles: z.array(z.object({ roleName: text, databaseName: text, collectionName: z.string().nullish() })),
  awsIAMType: text.nullish(),
  x509Type: text.nullish(),
  ldapAuthType: text.nullish(),
  oidcAuthType: text.nullish(),
  description: z.string().nullish(),
  labels: z.array(z.object({ key: z.string().nullish(), value: z.string().nullish() })).nullish(),
  deleteAfterDate: text.nullish(),
});

/** CloudDatabaseUser. Its project stands in the path only: `groupId` is not in answers. */
export function databaseUserOf(projectId: string): Shape<AtlasDatabaseUser> {
  return shape(databaseUser, (wire) => ({
    projectId,
    username: wire.username,
    databaseName: wire.databaseName,
    roles: wire.roles.map(({ roleName, databaseName, collectionName }) =>
      collectionName ? `${roleName}@${databaseName}.${collectionName}` : `${roleName}@${databaseName}`,
    ),
    ...readAuthentication(wire),
    description: wire.description || null,
    labels: (wire.labels ?? []).map(({ key, value }) => ({ key: key ?? "", value: value ?? "" })),
    deleteAfter: wire.deleteAfterDate ?? null,
  }));
}

/** One of the four type fields is not NONE, or it is a password (SCRAM). */
function readAuthentication(
  wire: z.infer<typeof databaseUser>,
): Pick<AtlasDatabaseUser, "authentication" | "authenticationDetail"> {
  const types = [
    ["X509", wire.x509Type],
    ["LDAP", wire.ldapAuthType],
    ["OIDC", wire.oidcAuthType],
    ["AWS_IAM", wire.awsIAMType],
  ] as const;
  for (const [authentication, detail] of types) {
    if (typeof detail === "string" && detail !== "NONE") return { authentication, authenticationDetail: detail };
  }
  return { authentication: "SCRAM", authenticationDetail: null };
}

const apiKey = z.object({
  id,
  desc: z.string().nullish(),
  publicKey: z.string().nullish(),
  roles: z.array(placedRole).nullish(),
});

/** ApiKeyUserDetails. The private key, redacted as it is, is dropped. */
export function apiKeyOf(organizationId: string): Shape<AtlasApiKey> {
  return shape(apiKey, (wire) => ({
    id: wire.id,
    description: wire.desc ?? "",
    publicKey: wire.publicKey ?? "",
    ...sortRoles(organizationId, wire.roles ?? []),
  }));
}

const secret = z.object({ id: text, expiresAt: text, lastUsedAt: text.nullish() });

/** OrgServiceAccount */
export const SERVICE_ACCOUNT: Shape<AtlasServiceAccount> = shape(
  z.object({
    clientId: text,
    name: z.string().nullish(),
    description: z.string().nullish(),
    createdAt: text.nullish(),
    roles: names.nullish(),
    secrets: z.array(secret).nullish(),
  }),
  (wire) => ({
    clientId: wire.clientId,
    name: wire.name ?? "",
    description: wire.description ?? "",
    createdAt: wire.createdAt ?? null,
    organizationRoles: wire.roles ?? [],
    secrets: (wire.secrets ?? []).map((one) => ({ ...one, lastUsedAt: one.lastUsedAt ?? null })),
  }),
);

const notification = z.object({
  typeName: text,
  username: text.nullish(),
  emailAddress: text.nullish(),
  mobileNumber: z.string().nullish(),
  teamId: id.nullish(),
});
const alertConfiguration = z.object({
  id,
  eventTypeName: text,
  enabled: z.boolean().nullish(),
  notifications: z.array(notification).nullish(),
});

/** GroupAlertsConfig, of which there are eighteen kinds: only what they share and whom they tell is read. */
export function alertConfigurationOf(projectId: string): Shape<AtlasAlertConfiguration> {
  return shape(alertConfiguration, (wire) => ({
    id: wire.id,
    projectId,
    eventTypeName: wire.eventTypeName,
    enabled: wire.enabled ?? true,
    recipients: (wire.notifications ?? []).map((one) => ({
      kind: one.typeName,
      username: one.username ?? null,
      email: one.emailAddress ?? null,
      mobileNumberEndsWith: lastTwoDigits(one.mobileNumber ?? ""),
      teamId: one.teamId ?? null,
    })),
  }));
}

/** Enough to tell two numbers apart, too little to call one. */
function lastTwoDigits(mobileNumber: string): string | null {
  const digits = mobileNumber.replace(/\D/g, "");
  return digits.length < 4 ? null : digits.slice(-2);
}

/** OrganizationSettings */
export const ORGANIZATION_SETTINGS: Shape<AtlasOrganizationSettings> = shape(
  z.object({
    apiAccessListRequired: z.boolean().nullish(),
    operationsContact: z.string().nullish(),
    securityContact: z.string().nullish(),
    maxServiceAccountSecretValidityInHours: z.number().nullish(),
  }),
  (wire) => ({
    apiAccessListRequired: wire.apiAccessListRequired ?? null,
    operationsContact: wire.operationsContact || null,
    securityContact: wire.securityContact || null,
    maxServiceAccountSecretValidityInHours: wire.maxServiceAccountSecretValidityInHours ?? null,
  }),
);

const valued = z.object({ value: z.number() });

/** RateLimitEndpointSetResponse */
export const RATE_LIMIT: Shape<AtlasRateLimit & { id: string }> = shape(
  z.object({
    endpointSetId: text,
    endpointSetName: z.string(),
    scope: text,
    capacity: valued,
    refillRate: valued,
    refillDurationSeconds: valued,
  }),
  (wire) => ({
    id: wire.endpointSetId,
    endpointSetName: wire.endpointSetName,
    scope: wire.scope,
    capacity: wire.capacity.value,
    refillRate: wire.refillRate.value,
    refillDurationSeconds: wire.refillDurationSeconds.value,
  }),
);
