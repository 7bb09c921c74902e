import { visibleText } from "@/components/shared/visible-text";
import type { ReinviteOffer } from "@/lib/offboarding/reinvite/types";

type Offer = Pick<ReinviteOffer, "way" | "status" | "organization" | "project" | "teams">;

export type OfferVerb = "Invite" | "Add";

/** Where it is given back, by its name. */
export function offeredPlace({ organization, project, teams, way }: Offer): string {
  const [team] = teams;
  if (way === "team" && team !== undefined) return `team ${visibleText(team.name ?? team.id)}`;
  return visibleText(project?.name ?? organization.name);
}

/** "Invite", or "Add" where they need not be invited for it. */
export function offerVerb({ way }: Pick<Offer, "way">): OfferVerb {
  return way === "invitation" ? "Invite" : "Add";
}

/** What happens then, before anything else. */
export function offerLead({ organization, status, way }: Offer): string {
  if (way === "invitation") return INVITATION_LEAD;
  if (status === "ACTIVE") return "They have it at once, without having to accept anything.";
  if (status === "PENDING") return "It is added to their open invitation: they have it once they accept that.";
  return way === "team"
    ? `A team takes only people of ${visibleText(organization.name)}.`
    : `They are not in ${visibleText(organization.name)} any more: they get an invitation to it with this role alone.`;
}

export const INVITATION_LEAD = "They get an e-mail from Atlas, and have what stands here once they accept it.";
