import { apiFailure } from "../http/api-failure";
import { readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { listReply, type Reply } from "../http/render";
import { V2023_01_01, V2024_08_05 } from "../http/versions";
import type { ApiKeyRecord, ServiceAccountRecord } from "../world/model";
import { type Call, type Operation, organizationOf, projectOf } from "./operation";

/** API keys and service accounts. None of them names its maker: only the events do (atlas-facts §1b). */

function listOrgApiKeys(call: Call): Reply {
  const organization = organizationOf(call);
  return listReply([...organization.apiKeys.values()], readPaging(call.query), (key) =>
    apiKeyJson(organization.id, key),
  );
}

function listGroupApiKeys(call: Call): Reply {
  const organization = organizationOf(call);
  const keys = [...organization.apiKeys.values()].filter((key) => key.projectRoles.has(projectOf(call).id));
  return listReply(keys, readPaging(call.query), (key) => apiKeyJson(organization.id, key));
}

/** Takes the key out of every project too (deleteOrgApiKey). */
function deleteOrgApiKey(call: Call): Reply {
  const { apiUserId = "" } = call.params;
  const key = organizationOf(call).apiKeys.get(apiUserId);
  if (key === undefined) throw apiFailure("API_KEY_NOT_FOUND", { parameters: [apiUserId] });
  organizationOf(call).apiKeys.delete(apiUserId);
  call.record({
    detail: { apiKeyId: key.id, publicKey: key.publicKey },
    events: [{ type: "API_KEY_DELETED", targetPublicKey: key.publicKey }],
  });
  return { kind: "empty", status: 204 };
}

function listOrgServiceAccounts(call: Call): Reply {
  const accounts = [...organizationOf(call).serviceAccounts.values()];
  return listReply(accounts, countedPaging(call), (account) => serviceAccountJson(account, account.orgRoles));
}

function getOrgServiceAccountGroups(call: Call): Reply {
  const groups = [...serviceAccountOf(call).projectRoles];
  return listReply(groups, countedPaging(call), ([groupId, roles]) => JSON.stringify({ groupId, roles }));
}

function listGroupServiceAccounts(call: Call): Reply {
  const { id } = projectOf(call);
  const accounts = [...organizationOf(call).serviceAccounts.values()].filter((one) => one.projectRoles.has(id));
  return listReply(accounts, countedPaging(call), (one) => serviceAccountJson(one, one.projectRoles.get(id) ?? []));
}

function deleteOrgServiceAccount(call: Call): Reply {
  const account = serviceAccountOf(call);
  organizationOf(call).serviceAccounts.delete(account.clientId);
  call.record({
    detail: { clientId: account.clientId, name: account.name },
    events: [{ type: "SERVICE_ACCOUNT_DELETED" }],
  });
  return { kind: "empty", status: 204 };
}

function serviceAccountOf(call: Call): ServiceAccountRecord {
  const { clientId = "" } = call.params;
  const account = organizationOf(call).serviceAccounts.get(clientId);
  if (account === undefined) throw apiFailure("SERVICE_ACCOUNT_NOT_FOUND", { parameters: [clientId] });
  return account;
}

/** The service account lists have no includeCount (atlas-facts §0). */
function countedPaging(call: Call) {
  return { ...readPaging(call.query), includeCount: true };
}

/** ApiKeyUserDetails; the private key is never shown again. */
function apiKeyJson(orgId: string, key: ApiKeyRecord): string {
  return JSON.stringify({
    desc: key.description,
    id: key.id,
    links: [],
    privateKey: `********-****-****-${key.id.slice(0, 12)}`,
    publicKey: key.publicKey,
    roles: [
      ...key.orgRoles.map((roleName) => ({ orgId, roleName })),
      ...[...key.projectRoles].flatMap(([groupId, names]) => names.map((roleName) => ({ groupId, roleName }))),
    ],
  });
}

/** OrgServiceAccount, GroupServiceAccount */
function serviceAccountJson(account: ServiceAccountRecord, roles: readonly string[]): string {
  return JSON.stringify({
    clientId: account.clientId,
    createdAt: account.createdAt,
    description: account.description,
    name: account.name,
    roles,
    secrets: [
      {
        createdAt: account.createdAt,
        expiresAt: account.secretExpiresAt,
        id: account.clientId.slice(-24),
        lastUsedAt: account.lastUsedAt,
        maskedSecretValue: "mdb_sa_sk_**********",
      },
    ],
  });
}

const KEYS = "/orgs/{orgId}/apiKeys";
const ACCOUNTS = "/orgs/{orgId}/serviceAccounts";
const keys = { versions: [V2023_01_01], endpointSet: ENDPOINT_SETS.apiKeys } as const;
const accounts = { versions: [V2024_08_05], endpointSet: ENDPOINT_SETS.serviceAccounts } as const;
const inGroup = { role: "projectReadOnly", endpointSet: ENDPOINT_SETS.groupCredentials } as const;

export const PROGRAMMATIC_ACCESS_OPERATIONS: readonly Operation[] = [
  { id: "listOrgApiKeys", method: "GET", path: KEYS, role: "orgMember", ...keys, handle: listOrgApiKeys },
  {
    id: "deleteOrgApiKey",
    method: "DELETE",
    path: `${KEYS}/{apiUserId}`,
    role: "orgOwner",
    ...keys,
    handle: deleteOrgApiKey,
  },
  {
    id: "listGroupApiKeys",
    method: "GET",
    path: "/groups/{groupId}/apiKeys",
    ...keys,
    ...inGroup,
    handle: listGroupApiKeys,
  },
  {
    id: "listOrgServiceAccounts",
    method: "GET",
    path: ACCOUNTS,
    role: "orgReadOnly",
    ...accounts,
    handle: listOrgServiceAccounts,
  },
  {
    id: "getOrgServiceAccountGroups",
    method: "GET",
    path: `${ACCOUNTS}/{clientId}/groups`,
    role: "orgReadOnly",
    ...accounts,
    handle: getOrgServiceAccountGroups,
  },
  {
    id: "deleteOrgServiceAccount",
    method: "DELETE",
    path: `${ACCOUNTS}/{clientId}`,
    role: "orgOwner",
    ...accounts,
    handle: deleteOrgServiceAccount,
  },
  {
    id: "listGroupServiceAccounts",
    method: "GET",
    path: "/groups/{groupId}/serviceAccounts",
    ...accounts,
    ...inGroup,
    handle: listGroupServiceAccounts,
  },
];
