import { queryOptions } from "@tanstack/react-query";
import type { ReinviteOffer, ReinvitePreparation } from "@/lib/offboarding/reinvite/types";
import { fetchJson } from "./fetch-json";
import { type InvitationTarget, invitationName } from "./invitations-plan";
import { queryKeys } from "./keys";

/** Whom to invite again: who was removed by a step, or whose invitation has run out. */
export type ReinviteSubject =
  | { kind: "step"; organizationId: string; offboardingId: string; stepId: string }
  | { kind: "invitation"; target: InvitationTarget };

/** What can be given back to one person, or why that could not be read. */
export interface ReinviteAnswer {
  /** Null where it could not be read, or where nothing was taken away. */
  offer: ReinviteOffer | null;
  incomplete: ReinvitePreparation["incomplete"];
}

/** What can be given back, read live for this question alone: never from a cache, never again behind an open dialog. */
export function reinviteQuery(subject: ReinviteSubject) {
  return queryOptions({
    queryKey: queryKeys.reinvite(subject),
    queryFn: async ({ signal }): Promise<ReinviteAnswer> => {
      if (subject.kind === "invitation") {
        const offer = await fetchJson<ReinviteOffer>(offerAddress(subject.target), { signal });
        return { offer, incomplete: [] };
      }
      const address = `/api/offboardings/${encodeURIComponent(subject.offboardingId)}/reinvite`;
      const { offers, incomplete } = await fetchJson<ReinvitePreparation>(address, { signal });
      const offer = offers.find(({ source }) => source.kind === "step" && source.stepId === subject.stepId);
      return { offer: offer ?? null, incomplete: offer === undefined ? incomplete : [] };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    refetchOnReconnect: false,
  });
}

function offerAddress(target: InvitationTarget): string {
  const query = new URLSearchParams({ invitation: invitationName(target) });
  return `/api/orgs/${encodeURIComponent(target.organizationId)}/invitations/reinvite?${query}`;
}

/** The organization in which someone would be invited again. */
export function organizationOf(subject: ReinviteSubject): string {
  return subject.kind === "step" ? subject.organizationId : subject.target.organizationId;
}
