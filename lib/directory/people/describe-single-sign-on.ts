import type { AtlasFederation } from "@/lib/atlas/leftover-types";
import type { ProjectRoles } from "@/lib/atlas/types";
import { roleName } from "../organizations/role-name";
import type { SingleSignOn } from "../person-types";
import { usernameKey } from "./same-person";

/**
 * Through what single sign-on could let a person back in, in words: Atlas gives roles again at every sign-in (role mapping and
 * default roles; docs: security/manage-role-mapping), so a removal here does not hold against it.
 */
export function describeSingleSignOn(
  federation: AtlasFederation,
  username: string,
  projectNames: ReadonlyMap<string, string>,
): SingleSignOn {
  const domain = usernameKey(username).split("@").at(-1) ?? "";
  const { postAuthRoleGrants, roleMappings, instantUserProvisioningDisabled } = federation;
  return {
    identityProviderId: federation.identityProviderId,
    coversThisPerson: federation.federatedDomains.some((one) => usernameKey(one) === domain),
    ways: [
      ...(postAuthRoleGrants.length === 0
        ? []
        : [`roles on every sign-in: ${postAuthRoleGrants.map(roleName).join(", ")}`]),
      ...roleMappings.map(
        ({ externalGroupName, organizationRoles, projectRoles }) =>
          `group ${externalGroupName} → ${nameRoles(organizationRoles, projectRoles, projectNames)}`,
      ),
      ...(instantUserProvisioningDisabled === false ? ["an invitation needs no acceptance: it is active at once"] : []),
    ],
  };
}

function nameRoles(
  organizationRoles: readonly string[],
  projectRoles: readonly ProjectRoles[],
  projectNames: ReadonlyMap<string, string>,
): string {
  const inProjects = projectRoles.map(
    ({ projectId, roles }) =>
      `${roles.map(roleName).join(", ")} in ${projectNames.get(projectId) ?? `project ${projectId}`}`,
  );
  const all = [...organizationRoles.map(roleName), ...inProjects];
  return all.length === 0 ? "no role" : all.join(", ");
}
