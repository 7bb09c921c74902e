"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from "next/navigation";
import { reinvite } from "@/lib/actions/reinvite";
import type { ReinviteOffer, ReinviteResult } from "@/lib/offboarding/reinvite/types";
import { readAgainAfterRemoval } from "@/lib/query/after-removal";
import { failureOfAnswer, OLD_PAGE, type RequestFailure } from "./request-failure";

/** The offer is made again, the invitation sent once, and read back. */
const TIMEOUT_MS = 90_000;

const UNKNOWN_WHETHER_SENT: RequestFailure = {
  title: "We could not tell whether it was sent.",
  message: "The connection broke before the answer came. Look again: an invitation that went out is shown as open.",
  remedy: "review_again",
  reference: null,
};

export interface Reinvitation {
  send(offer: ReinviteOffer): void;
  isPending: boolean;
  result: ReinviteResult | null;
  failure: RequestFailure | null;
}

/** Sends one invitation as it was shown. Never twice by itself: an open invitation is an obstacle to the second. */
export function useReinvite(organizationId: string): Reinvitation {
  const queryClient = useQueryClient();
  const mutation = useMutation({
    mutationFn: async (offer: ReinviteOffer) => {
      const deadline = AbortSignal.timeout(TIMEOUT_MS);
      const late = new Promise<never>((_resolve, reject) => {
        deadline.addEventListener("abort", () => reject(deadline.reason), { once: true });
      });
      return Promise.race([reinvite({ source: sourceOf(offer), digest: offer.digest }), late]);
    },
    retry: false,
    // Not waited for: what came of it is said at once.
    onSettled: () => {
      void readAgainAfterRemoval(queryClient, [organizationId]);
    },
  });
  const answer = mutation.data;
  return {
    send: mutation.mutate,
    isPending: mutation.isPending,
    result: answer?.ok ? answer.value : null,
    failure: mutation.isError
      ? isUnrecognizedActionError(mutation.error)
        ? OLD_PAGE
        : UNKNOWN_WHETHER_SENT
      : answer !== undefined && !answer.ok
        ? { ...failureOfAnswer(answer.error), title: "Nothing was sent." }
        : null,
  };
}

/** Only invitations can be sent again; the server's offer names nothing else. */
function sourceOf({ source }: ReinviteOffer): Parameters<typeof reinvite>[0]["source"] {
  if (source.kind === "step") return source;
  const { target } = source;
  switch (target.kind) {
    case "remove_from_organization":
    case "revoke_organization_invitation":
    case "revoke_project_invitation":
      return { kind: "invitation", target };
    default:
      throw new Error("This is no invitation.");
  }
}
