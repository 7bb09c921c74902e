import type { RemovalTarget } from "../types";
import type { Behaviour } from "./behaviour";
import { databaseUser } from "./database-user";
import { organizationInvitation } from "./organization-invitation";
import { organizationMembership } from "./organization-membership";
import { projectInvitation } from "./project-invitation";
import { projectRole } from "./project-role";
import { teamMembership } from "./team-membership";

/** Everything the engine does differently for this kind of target: the one place where it asks which kind it is. */
export function behaviourOf(target: RemovalTarget): Behaviour {
  switch (target.kind) {
    case "remove_from_organization":
      return organizationMembership(target);
    case "remove_from_project":
      return projectRole(target);
    case "remove_from_team":
      return teamMembership(target);
    case "revoke_organization_invitation":
      return organizationInvitation(target);
    case "revoke_project_invitation":
      return projectInvitation(target);
    case "delete_database_user":
      return databaseUser(target);
  }
}
