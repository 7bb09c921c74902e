import type { Requests } from "../call/requests";
import { isAtlasError } from "../errors";
import type { AtlasDatabaseUser, AtlasLeftovers } from "../leftover-types";
import { EVENT } from "../schemas/event-schemas";
import { FEDERATION_SETTINGS, federationOf } from "../schemas/federation-schemas";
import {
  alertConfigurationOf,
  apiKeyOf,
  databaseUserOf,
  ORGANIZATION_SETTINGS,
  RATE_LIMIT,
  SERVICE_ACCOUNT,
} from "../schemas/leftover-schemas";

const DEFAULT_EVENTS = 500;

/** What outlives a removal. On v1.0 all of it is refused before anything is sent (call.ts). */
export function createLeftoverMethods({ readOne, readList, readNewest, remove }: Requests): AtlasLeftovers {
  return {
    listDatabaseUsers: (projectId, o) => {
      const idOf = ({ databaseName, username }: AtlasDatabaseUser) => `${databaseName}/${username}`;
      return readList(databaseUserOf(projectId), idOf, { operation: "listGroupDatabaseUsers", ids: [projectId] }, o);
    },
    getDatabaseUser: (projectId, databaseName, username, o) =>
      readOne(
        databaseUserOf(projectId),
        { operation: "getGroupDatabaseUser", ids: [projectId, databaseName, username] },
        o,
      ),
    deleteDatabaseUser: (projectId, databaseName, username, o) =>
      remove({ operation: "deleteGroupDatabaseUser", ids: [projectId, databaseName, username] }, o),
    listApiKeys: (organizationId, o) =>
      readList(apiKeyOf(organizationId), (item) => item.id, { operation: "listOrgApiKeys", ids: [organizationId] }, o),
    listServiceAccounts: (organizationId, o) =>
      readList(
        SERVICE_ACCOUNT,
        (item) => item.clientId,
        { operation: "listOrgServiceAccounts", ids: [organizationId] },
        o,
      ),
    listOrganizationEvents: async (organizationId, { types, minDate, maxDate, limit, ...o } = {}) => {
      const query = new URLSearchParams(types?.map((type) => ["eventType", type]));
      if (minDate !== undefined) query.append("minDate", minDate);
      if (maxDate !== undefined) query.append("maxDate", maxDate);
      const target = { operation: "listOrgEvents", ids: [organizationId], query } as const;
      const most = Math.max(1, Math.floor(limit ?? DEFAULT_EVENTS));
      const { items, stable } = await readNewest(EVENT, (item) => item.id, target, most, o);
      return { items: items.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt)), stable };
    },
    listAlertConfigurations: (projectId, o) =>
      readList(
        alertConfigurationOf(projectId),
        (item) => item.id,
        { operation: "listGroupAlertConfigs", ids: [projectId] },
        o,
      ),
    getOrganizationSettings: (organizationId, o) =>
      readOne(ORGANIZATION_SETTINGS, { operation: "getOrgSettings", ids: [organizationId] }, o),
    async getFederation(organizationId, o) {
      const target = { operation: "getOrgFederationSettings", ids: [organizationId] } as const;
      const settings = await readOne(FEDERATION_SETTINGS, target, o).catch((error: unknown) => {
        if (saysNoFederation(error)) return null;
        throw error;
      });
      if (settings === null || settings.id === null) return null;
      const shape = federationOf(organizationId, settings, settings.id);
      const operation = "getFederationSettingConnectedOrgConfig";
      return readOne(shape, { operation, ids: [settings.id, organizationId] }, o);
    },
    async listRateLimits(organizationId, o) {
      const query = new URLSearchParams({ orgId: organizationId });
      const target = { operation: "listRateLimits", ids: [], query } as const;
      const { items } = await readList(RATE_LIMIT, (item) => item.id, target, o);
      return items.map(({ id: _id, ...limit }) => limit);
    },
  };
}

/** A 404 about the organization itself says nothing about a federation; every other one says that there is none. */
function saysNoFederation(error: unknown): boolean {
  if (!isAtlasError(error)) return false;
  const code = error.errorCode ?? "";
  if (error.kind === "not_found") return !/^(INVALID_ORG_ID|ORG_NOT_FOUND)$/.test(code);
  return (error.kind === "bad_request" || error.kind === "conflict") && /NOT.*FEDERAT|FEDERAT.*NOT/.test(code);
}
