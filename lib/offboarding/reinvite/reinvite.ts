import { isAllowed } from "@/lib/auth/permissions";
import type { Principal } from "@/lib/auth/principal";
import { sqlState } from "@/lib/db/errors";
import type { Connection } from "@/lib/directory/context";
import { AppError } from "@/lib/errors";
import type { OffboardingContext } from "../context";
import { hasOwnerRole, unknownOrganizationRoles } from "../plan/roles";
import { UNIQUE_VIOLATION } from "../request-offboarding";
import { answerOf } from "../step/attempts";
import { beginReinvitation, endReinvitation, keyOf, type Reinvitation, recordAnswer, SEND_MS } from "./attempt";
import { concludeFrom, concludeRefusal } from "./conclude";
import { lookFor } from "./look-for";
import { prepareOffer } from "./prepare-reinvite";
import { sendOffer } from "./send";
import { settleAbandonedReinvitations } from "./settle-abandoned";
import type { ReinviteOffer, ReinviteResult, ReinviteSource } from "./types";

export interface ReinviteRequest {
  source: ReinviteSource;
  /** Of the offer that was shown. */
  digest: string;
  principal: Principal;
}

/**
 * Gives back what someone had, by one call: intent committed, the call, answer committed, read back, outcome committed
 * (rules 2 and 3). Without an answer it is read back and never sent again by itself; what a dead process left open is settled
 * first. Throws AppError before anything is sent: FORBIDDEN (owners are invited by admins only), CHANGED_SINCE_REVIEW,
 * REMOVAL_REFUSED with the obstacle, ALREADY_IN_PROGRESS, NOT_FOUND, and what the reads throw.
 */
export async function reinvite(ctx: OffboardingContext, request: ReinviteRequest): Promise<ReinviteResult> {
  const { principal } = request;
  if (!isAllowed(principal.role, "remove")) {
    throw new AppError("FORBIDDEN", `The role ${principal.role} cannot invite anyone.`, {
      hint: "Ask an operator or an admin to do it.",
    });
  }
  const offer = await prepareSettledOffer(ctx, request.source);
  requireAllowed(offer, request);
  const connection = await ctx.connections.forOrganization(offer.organization.id);
  const takenAtMs = performance.now();
  const attempt = await beginReinvitation(ctx.db, offer, principal).catch((error: unknown) => {
    throw sqlState(error) === UNIQUE_VIOLATION ? alreadyInProgress(offer) : error;
  });
  // A process that stood still this long may have been taken for dead: what it left is settled, and it sends nothing.
  if (performance.now() - takenAtMs > SEND_MS) throw alreadyInProgress(offer);
  const result = await carryOut(ctx, connection, attempt);
  ctx.onSettled(offer.organization.id);
  return result;
}

/** The offer as it is once nothing that would give the same thing back is open from before. */
async function prepareSettledOffer(ctx: OffboardingContext, source: ReinviteSource): Promise<ReinviteOffer> {
  const offer = await prepareOffer(ctx, source);
  const settled = await settleAbandonedReinvitations(ctx, keyOf(offer));
  return settled === 0 ? offer : prepareOffer(ctx, source);
}

function requireAllowed(offer: ReinviteOffer, { digest, principal }: ReinviteRequest): void {
  if (isOwnerOffer(offer) && !isAllowed(principal.role, "removeOwner")) {
    throw new AppError(
      "FORBIDDEN",
      "Only an admin invites someone as an Organization Owner, or with a role not known here.",
      { hint: "Ask an admin to do it." },
    );
  }
  if (offer.obstacle !== null) throw new AppError("REMOVAL_REFUSED", offer.obstacle, { hint: "Nothing was sent." });
  if (offer.digest !== digest) {
    throw new AppError("CHANGED_SINCE_REVIEW", "What can be given back has changed since you looked.", {
      hint: "Look at it again, then confirm.",
    });
  }
}

async function carryOut(
  ctx: OffboardingContext,
  connection: Connection,
  attempt: Reinvitation,
): Promise<ReinviteResult> {
  const { offer } = attempt;
  const failure = await sendOffer(connection, offer, { signal: AbortSignal.timeout(SEND_MS) });
  const answer = failure === null ? { status: offer.way === "team" ? 200 : 201, errorCode: null } : answerOf(failure);
  const refusal = failure === null || failure.kind === "ambiguous" ? null : concludeRefusal(offer, failure);
  await recordAnswer(ctx.db, attempt, answer, refusal);
  const result = refusal ?? concludeFrom(offer, answer, await lookFor(ctx, connection.client, offer));
  await endReinvitation(ctx.db, attempt, result, { isSettled: false });
  return result;
}

function isOwnerOffer({ organizationRoles }: ReinviteOffer): boolean {
  return hasOwnerRole(organizationRoles) || unknownOrganizationRoles(organizationRoles).length > 0;
}

function alreadyInProgress({ username }: ReinviteOffer): AppError {
  return new AppError("ALREADY_IN_PROGRESS", `What ${username} had is being given back already.`, {
    hint: "Look again in a few minutes: it is read back before anything else is sent.",
  });
}
