import { z } from "zod";
import type { AtlasFederation } from "../leftover-types";
import { joinByProject } from "./role-assignments";
import { id, names, type Shape, shape, text } from "./schemas";

/** OrgFederationSettings, as far as it says which federation this is. */
export interface FederationSettings {
  /** Null where there is no federation. */
  id: string | null;
  identityProviderId: string | null;
  identityProviderStatus: string | null;
  federatedDomains: string[];
}

export const FEDERATION_SETTINGS: Shape<FederationSettings> = shape(
  z
    .object({
      id: id.nullish(),
      identityProviderId: text.nullish(),
      identityProviderStatus: text.nullish(),
      federatedDomains: names.nullish(),
    })
    // Without an id it can only mean that there is no federation; then nothing may speak of one.
    .refine((wire) => Boolean(wire.id) || !(wire.identityProviderId || wire.federatedDomains?.length), {
      message: "a federation without an id",
    }),
  (wire) => ({
    id: wire.id ?? null,
    identityProviderId: wire.identityProviderId ?? null,
    identityProviderStatus: wire.identityProviderStatus ?? null,
    federatedDomains: wire.federatedDomains ?? [],
  }),
);

const roleAssignment = z.object({ orgId: id.nullish(), groupId: id.nullish(), role: text });
const connectedOrgConfig = z.object({
  identityProviderId: text.nullish(),
  domainAllowList: names.nullish(),
  domainRestrictionEnabled: z.boolean().nullish(),
  postAuthRoleGrants: names.nullish(),
  instantUserProvisioningDisabled: z.boolean().nullish(),
  roleMappings: z
    .array(z.object({ externalGroupName: text, roleAssignments: z.array(roleAssignment).nullish() }))
    .nullish(),
});

/** ConnectedOrgConfig: how this one organization is connected to the federation. */
export function federationOf(organizationId: string, settings: FederationSettings, id: string): Shape<AtlasFederation> {
  return shape(connectedOrgConfig, (wire) => ({
    id,
    identityProviderId: wire.identityProviderId ?? settings.identityProviderId,
    identityProviderStatus: settings.identityProviderStatus,
    federatedDomains: settings.federatedDomains,
    domainAllowList: wire.domainAllowList ?? [],
    domainRestrictionEnabled: wire.domainRestrictionEnabled ?? false,
    postAuthRoleGrants: wire.postAuthRoleGrants ?? [],
    instantUserProvisioningDisabled: wire.instantUserProvisioningDisabled ?? null,
    roleMappings: (wire.roleMappings ?? []).map(({ externalGroupName, roleAssignments }) => {
      const assignments = roleAssignments ?? [];
      return {
        externalGroupName,
        organizationRoles: assignments
          .filter(({ orgId, groupId }) => !groupId && (orgId ?? organizationId) === organizationId)
          .map(({ role }) => role),
        projectRoles: joinByProject(
          assignments.flatMap(({ groupId, role }) => (groupId ? [{ projectId: groupId, roles: [role] }] : [])),
        ),
      };
    }),
  }));
}
