import { AppError } from "@/lib/errors";
import type { RemovalTarget } from "@/lib/offboarding/types";

/**
 * The invitation that an address names: "user/{userId}", "organization/{invitationId}" or "project/{projectId}/{invitationId}".
 * Throws AppError BAD_INPUT; the ids themselves are checked by whoever uses them.
 */
export function invitationTarget(organizationId: string, key: string): RemovalTarget {
  const [kind, first = "", second = "", ...more] = key.split("/");
  if (kind === "user" && second === "") return { kind: "remove_from_organization", organizationId, userId: first };
  if (kind === "organization" && second === "") {
    return { kind: "revoke_organization_invitation", organizationId, invitationId: first };
  }
  if (kind === "project" && more.length === 0) {
    return { kind: "revoke_project_invitation", organizationId, projectId: first, invitationId: second };
  }
  throw new AppError("BAD_INPUT", "This does not name an invitation.", {
    hint: "Write user/…, organization/… or project/…/…, each with ids.",
  });
}
