import type { CallOptions } from "@/lib/atlas/types";
import type { Principal } from "@/lib/auth/principal";
import { AppError } from "@/lib/errors";
import { targetKeyOf } from "../target-key";
import type { OffboardingPlan, Refusal, RemovalTarget } from "../types";
import { assemblePlan, type PreparedOffboarding } from "./assemble-plan";
import type { PlanContext } from "./create-plan";
import { prepareSteps } from "./plan-steps";
import { shareReads } from "./share-reads";

/** Invitations of one organization: of users who have not accepted, and of both old kinds. */
export interface InvitationsPlanInput {
  organizationId: string;
  targets: readonly RemovalTarget[];
}

/** What one confirmation takes on: more is for two. */
export const MAX_INVITATIONS = 100;

/**
 * Reads many invitations of one organization live and says what revoking them would do. Refused when one of them has been
 * accepted since, or is gone. Throws AppError: BAD_INPUT for targets that are no invitations of this organization.
 */
export async function createInvitationsPlan(
  ctx: PlanContext,
  input: InvitationsPlanInput,
  principal: Pick<Principal, "email" | "role">,
  options: CallOptions = {},
): Promise<OffboardingPlan> {
  return (await prepareInvitationsPlan(ctx, input, principal, options)).plan;
}

/** Does what {@link createInvitationsPlan} says. */
export async function prepareInvitationsPlan(
  ctx: PlanContext,
  { organizationId, targets: asked }: InvitationsPlanInput,
  principal: Pick<Principal, "email" | "role">,
  options: CallOptions = {},
): Promise<PreparedOffboarding> {
  const targets = [...new Map(asked.map((target) => [targetKeyOf(target), target])).values()];
  if (targets.length === 0 || targets.length > MAX_INVITATIONS) {
    throw new AppError("BAD_INPUT", `Choose between 1 and ${MAX_INVITATIONS} invitations.`, {
      hint: "Revoke the others with a second confirmation.",
    });
  }
  if (!targets.every((target) => target.organizationId === organizationId && isInvitationTarget(target))) {
    throw new AppError("BAD_INPUT", "Only invitations of this one organization can be revoked together.", {
      hint: "Choose them from the organization's invitations.",
    });
  }
  const readAt = new Date(ctx.now()).toISOString();
  const { prepared, gone, missing } = await prepareSteps(
    { ...ctx, connections: shareReads(ctx.connections) },
    targets.map((target) => ({ target, subject: null })),
    principal,
    options,
  );
  const refusals: Refusal[] = prepared
    .filter(({ plan }) => plan.snapshot.status === "ACTIVE")
    .map(({ plan: { snapshot } }) => ({
      code: "NOTHING_TO_REMOVE",
      message: `${snapshot.username} has accepted the invitation and is a member of ${snapshot.organizationName} now.`,
      hint: "Untick them here, and remove the membership instead if it must go.",
    }));
  if (gone.length > 0) {
    refusals.push({
      code: "NOTHING_TO_REMOVE",
      message: `${gone.length === 1 ? "One of these invitations is" : `${gone.length} of these invitations are`} gone: revoked or accepted meanwhile.`,
      hint: "Refresh the invitations and choose again.",
    });
  }
  return assemblePlan({
    about: { kind: "invitations", person: null, organizationId },
    steps: prepared,
    missing,
    incomplete: [],
    refusals,
    consequences: [],
    stays: [],
    confirmationPhrase: targets.length === 1 ? null : String(targets.length),
    readAt,
  });
}

function isInvitationTarget({ kind }: RemovalTarget): boolean {
  return (
    kind === "remove_from_organization" ||
    kind === "revoke_organization_invitation" ||
    kind === "revoke_project_invitation"
  );
}
