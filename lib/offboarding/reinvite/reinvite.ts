import { type AtlasError, isAtlasError } from "@/lib/atlas/errors";
import { explainAtlasError } from "@/lib/atlas/explain";
import type { AtlasClient } from "@/lib/atlas/types";
import { appendAudit } from "@/lib/audit/append";
import type { AuditDraft } from "@/lib/audit/types";
import { isAllowed } from "@/lib/auth/permissions";
import type { Principal } from "@/lib/auth/principal";
import type { Connection } from "@/lib/directory/context";
import { AppError } from "@/lib/errors";
import type { OffboardingContext } from "../context";
import { hasOwnerRole, unknownOrganizationRoles } from "../plan/role-names";
import { sameUsername } from "../same-username";
import { answerOf } from "../step/attempts";
import { inTransaction } from "../transaction";
import { prepareOffer } from "./prepare-reinvite";
import type { ReinviteOffer, ReinviteResult, ReinviteSource } from "./types";

/** Read-backs that a person waits for: the first pauses of the engine's, a few seconds together. */
const MAX_READ_BACKS = 4;

export interface ReinviteRequest {
  source: ReinviteSource;
  /** Of the offer that was shown. */
  digest: string;
  principal: Principal;
}

/**
 * Sends one invitation with what someone had: intent committed, one call, answer committed, read back, outcome committed
 * (rules 2 and 3). Without an answer it is read back and never sent again by itself. Throws AppError before anything is sent:
 * FORBIDDEN (owners are invited by admins only), CHANGED_SINCE_REVIEW, REMOVAL_REFUSED with the obstacle, NOT_FOUND, and what
 * the reads throw.
 */
export async function reinvite(ctx: OffboardingContext, request: ReinviteRequest): Promise<ReinviteResult> {
  const { principal, source } = request;
  if (!isAllowed(principal.role, "remove")) {
    throw new AppError("FORBIDDEN", `The role ${principal.role} cannot invite anyone.`, {
      hint: "Ask an operator or an admin to do it.",
    });
  }
  const offer = await prepareOffer(ctx, source);
  if (isOwnerOffer(offer) && !isAllowed(principal.role, "removeOwner")) {
    throw new AppError(
      "FORBIDDEN",
      "Only an admin invites someone as an Organization Owner, or with a role not known here.",
      {
        hint: "Ask an admin to do it.",
      },
    );
  }
  if (offer.obstacle !== null) throw new AppError("REMOVAL_REFUSED", offer.obstacle, { hint: "Nothing was sent." });
  if (offer.digest !== request.digest) {
    throw new AppError("CHANGED_SINCE_REVIEW", "What can be given back has changed since you looked.", {
      hint: "Look at it again, then confirm.",
    });
  }
  const connection = await ctx.connections.forOrganization(offer.organization.id);
  await record(ctx, request, offer, "reinvite.intent", {
    kind: offer.project === null ? "organization" : "project",
    projectId: offer.project?.id ?? null,
    roles: rolesOf(offer).join(" "),
    projects: offer.projectRoles.length,
    teams: offer.teams.length,
    role: principal.role,
  });
  const failure = await send(connection, offer);
  const answer = failure === null ? { status: 201, errorCode: null } : answerOf(failure);
  await record(ctx, request, offer, "reinvite.answer", { status: answer.status, errorCode: answer.errorCode });
  const result = await concludeFrom(ctx, connection, offer, failure);
  await record(ctx, request, offer, "reinvite.outcome", { outcome: result.outcome, sentence: result.sentence });
  ctx.onSettled(offer.organization.id);
  return result;
}

function isOwnerOffer({ organizationRoles }: ReinviteOffer): boolean {
  return hasOwnerRole(organizationRoles) || unknownOrganizationRoles(organizationRoles).length > 0;
}

function rolesOf(offer: ReinviteOffer): string[] {
  return offer.project === null ? offer.organizationRoles : offer.projectRoles.flatMap(({ roles }) => roles);
}

/** The one call. Null when Atlas answered with a 2xx. */
async function send({ remover }: Connection, offer: ReinviteOffer): Promise<AtlasError | null> {
  const { organization, organizationRoles, project, projectRoles, teams, username } = offer;
  try {
    if (project === null) {
      await remover.inviteOrganizationUser(organization.id, {
        username,
        organizationRoles,
        projectRoles: projectRoles.map(({ projectId, roles }) => ({ projectId, roles })),
        teamIds: teams.map(({ id }) => id),
      });
    } else await remover.addProjectUser(project.id, { username, roles: rolesOf(offer) });
    return null;
  } catch (failure) {
    if (isAtlasError(failure)) return failure;
    throw failure;
  }
}

async function concludeFrom(
  ctx: OffboardingContext,
  { client }: Connection,
  offer: ReinviteOffer,
  failure: AtlasError | null,
): Promise<ReinviteResult> {
  if (failure !== null && failure.kind !== "ambiguous") {
    const { sentence, nextStep } = explainAtlasError(failure);
    const isRefusal = failure.kind === "conflict" || failure.kind === "bad_request" || failure.kind === "role";
    return {
      outcome: isRefusal ? "refused" : "failed",
      sentence: `${offer.username} was not invited. ${sentence}`,
      nextStep: nextStep === "" ? null : nextStep,
    };
  }
  const place = offer.project?.name ?? offer.organization.name;
  const seen = await readBack(ctx, client, offer);
  switch (seen) {
    case "ACTIVE":
      return {
        outcome: "active",
        sentence: `${offer.username} is in ${place} again, without having to accept.`,
        nextStep: null,
      };
    case "PENDING":
      return {
        outcome: "invited",
        sentence: `Invited ${offer.username} to ${place}, and the read-back finds the invitation. They have to accept it.`,
        nextStep: null,
      };
    case "absent":
      return {
        outcome: "not_confirmed",
        sentence:
          failure === null
            ? `Atlas took the invitation of ${offer.username} to ${place}, but the read-back does not find it.`
            : `Atlas gave no answer, and the read-back does not find an invitation of ${offer.username} to ${place}.`,
        nextStep: "Look at the invitations in a moment; send it again if it is not there.",
      };
    case "unreadable":
      return {
        outcome: "not_confirmed",
        sentence: `Whether ${offer.username} was invited to ${place} is not known: it could not be read back.`,
        nextStep: "Look at the invitations before you send it again.",
      };
  }
}

type Seen = "ACTIVE" | "PENDING" | "absent" | "unreadable";

async function readBack(ctx: OffboardingContext, client: AtlasClient, offer: ReinviteOffer): Promise<Seen> {
  let seen = await look(client, offer);
  for (const pauseMs of ctx.timings.verifyPausesMs.slice(0, MAX_READ_BACKS)) {
    if (seen === "ACTIVE" || seen === "PENDING") break;
    await ctx.sleep(pauseMs);
    seen = await look(client, offer);
  }
  return seen;
}

async function look(client: AtlasClient, { organization, project, username }: ReinviteOffer): Promise<Seen> {
  try {
    const { items, stable } =
      project === null
        ? await client.listOrganizationUsers(organization.id, { username })
        : await client.listProjectUsers(project.id, { username });
    const user = items.find((item) => sameUsername(item.username, username));
    if (user?.status === "ACTIVE" || user?.status === "PENDING") return user.status;
    if (!stable) return "unreadable";
    if (project === null) return "absent";
    const old = await client.listProjectInvitations(project.id, { username });
    return old.items.some((item) => sameUsername(item.username, username)) ? "PENDING" : "absent";
  } catch (failure) {
    if (isAtlasError(failure)) return "unreadable";
    throw failure;
  }
}

async function record(
  ctx: OffboardingContext,
  { principal, source }: ReinviteRequest,
  offer: ReinviteOffer,
  action: Extract<AuditDraft["action"], `reinvite.${string}`>,
  details: NonNullable<AuditDraft["details"]>,
): Promise<void> {
  await inTransaction(ctx.db, (tx) =>
    appendAudit(tx, {
      action,
      actor: principal.email,
      organizationId: offer.organization.id,
      offboardingId: source.kind === "step" ? source.offboardingId : null,
      stepId: source.kind === "step" ? source.stepId : null,
      subject: offer.username,
      details,
    }),
  );
}
