import { AppError } from "@/lib/errors";
import type { OffboardingContext } from "../context";
import { endReinvitation, letGo, type Reinvitation, takeAbandoned } from "./attempt";
import { concludeFrom } from "./conclude";
import { lookFor } from "./look-for";
import type { ReinviteResult } from "./types";

/**
 * Brings what a dead process left open to its end: by what Atlas answered where that was recorded and leaves no doubt, else by
 * reading back. Nothing is sent: a person decides whether to ask again. One whose organization cannot be read is left open,
 * for the next time; the first failure to do so is thrown after all others were settled.
 *
 * @param targetKey only what gives this same thing back; null for everything
 * @returns how many were settled
 */
export async function settleAbandonedReinvitations(
  ctx: OffboardingContext,
  targetKey: string | null = null,
): Promise<number> {
  const abandoned = await takeAbandoned(ctx.db, targetKey);
  const failures: unknown[] = [];
  for (const attempt of abandoned) {
    try {
      const { organization } = attempt.offer;
      await endReinvitation(ctx.db, attempt, await findResult(ctx, attempt), { isSettled: true });
      ctx.onSettled(organization.id);
    } catch (failure) {
      failures.push(failure);
      await letGo(ctx.db, attempt);
    }
  }
  if (failures.length > 0) throw failures[0];
  return abandoned.length;
}

async function findResult(ctx: OffboardingContext, { answer, offer, result }: Reinvitation): Promise<ReinviteResult> {
  if (result !== null) return result;
  const { client } = await ctx.connections.forOrganization(offer.organization.id);
  const seen = await lookFor(ctx, client, offer);
  if (seen === "unreadable") {
    throw new AppError(
      "ATLAS_UNAVAILABLE",
      `What an earlier try to give ${offer.username} back came to could not be read.`,
      { hint: "Try again in a moment: it is read back before anything else is sent." },
    );
  }
  return concludeFrom(offer, answer, seen);
}
