import { apiFailure } from "../http/api-failure";
import { readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { jsonReply, listReply, type Reply } from "../http/render";
import { V2023_01_01 } from "../http/versions";
import type { AlertConfig, Federation, Organization } from "../world/model";
import { type Call, type Operation, organizationOf, projectOf } from "./operation";

/** Who is told of alerts, and who single sign-on lets in: both can outlive a removal (atlas-facts §6.10, §6.11). */

function listGroupAlertConfigs(call: Call): Reply {
  const { id, alertConfigs } = projectOf(call);
  return listReply(alertConfigs, readPaging(call.query), (config) => alertConfigJson(id, config));
}

function alertConfigJson(groupId: string, config: AlertConfig): string {
  return JSON.stringify({
    created: config.createdAt,
    enabled: true,
    eventTypeName: config.eventTypeName,
    groupId,
    id: config.id,
    links: [],
    matchers: [],
    notifications: config.notifications.map((one) => ({
      delayMin: 0,
      intervalMin: 60,
      notifierId: config.id,
      ...one,
      ...(one.typeName === "EMAIL" ? {} : { emailEnabled: true, smsEnabled: false }),
    })),
    updated: config.createdAt,
  });
}

function getOrgFederationSettings(call: Call): Reply {
  const { federation } = organizationOf(call);
  if (federation === null)
    throw apiFailure("RESOURCE_NOT_FOUND", { detail: "The organization has no federation settings." });
  return jsonReply(
    200,
    JSON.stringify({
      federatedDomains: federation.domains,
      hasRoleMappings: federation.roleMappings.length > 0,
      id: federation.id,
      identityProviderId: federation.identityProviderId,
      identityProviderStatus: "ACTIVE",
    }),
  );
}

/** These paths name federation settings first, so the organization is the caller's own. */
function connected(call: Call): { organization: Organization; federation: Federation } {
  const organization = call.organization ?? call.world.organizations.get(call.caller.organizationId);
  const federation = organization?.federation ?? null;
  if (organization === undefined || federation === null || federation.id !== call.params.federationSettingsId) {
    throw apiFailure("FEDERATION_SETTINGS_NOT_FOUND", { parameters: [call.params.federationSettingsId] });
  }
  return { organization, federation };
}

function configJson({ organization, federation }: ReturnType<typeof connected>): string {
  return JSON.stringify({
    dataAccessIdentityProviderIds: [],
    domainAllowList: federation.domains,
    domainRestrictionEnabled: false,
    identityProviderId: federation.identityProviderId,
    instantUserProvisioningDisabled: false,
    orgId: organization.id,
    postAuthRoleGrants: federation.postAuthRoleGrants,
    roleMappings: federation.roleMappings,
    userConflicts: [],
  });
}

function listConnectedOrgConfigs(call: Call): Reply {
  return listReply([connected(call)], { ...readPaging(call.query), includeCount: true }, configJson);
}

function getConnectedOrgConfig(call: Call): Reply {
  return jsonReply(200, configJson(connected(call)));
}

function listRoleMappings(call: Call): Reply {
  const { roleMappings } = connected(call).federation;
  const all = { pageNum: 1, itemsPerPage: Math.max(1, roleMappings.length), includeCount: true };
  return listReply(roleMappings, all, (mapping) => JSON.stringify(mapping));
}

const CONFIGS = "/federationSettings/{federationSettingsId}/connectedOrgConfigs";
const common = {
  method: "GET",
  versions: [V2023_01_01],
  role: "orgOwner",
  endpointSet: ENDPOINT_SETS.federation,
} as const;

export const ALERT_AND_FEDERATION_OPERATIONS: readonly Operation[] = [
  {
    ...common,
    id: "listGroupAlertConfigs",
    path: "/groups/{groupId}/alertConfigs",
    role: "projectReadOnly",
    endpointSet: ENDPOINT_SETS.alertConfigs,
    handle: listGroupAlertConfigs,
  },
  {
    ...common,
    id: "getOrgFederationSettings",
    path: "/orgs/{orgId}/federationSettings",
    handle: getOrgFederationSettings,
  },
  { ...common, id: "listFederationSettingConnectedOrgConfigs", path: CONFIGS, handle: listConnectedOrgConfigs },
  {
    ...common,
    id: "getFederationSettingConnectedOrgConfig",
    path: `${CONFIGS}/{orgId}`,
    handle: getConnectedOrgConfig,
  },
  {
    ...common,
    id: "listFederationSettingConnectedOrgConfigRoleMappings",
    path: `${CONFIGS}/{orgId}/roleMappings`,
    handle: listRoleMappings,
  },
];
