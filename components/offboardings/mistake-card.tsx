"use client";

import { lazy, Suspense, useState } from "react";
import { removalPlace } from "@/components/removal/removal-words";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { visibleText } from "@/components/shared/visible-text";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { isAllowed } from "@/lib/auth/permissions";
import type { StepView, TargetSnapshot } from "@/lib/offboarding/types";
import { canBeGivenBack, giveBackWords, whatTheyHad } from "./given-back";

const ReinviteDialog = lazy(() => import("@/components/removal/reinvite-dialog"));

/** The way back after a removal: an invitation with what the person had, from the record of it. */
export function MistakeCard({ offboardingId, steps }: { offboardingId: string; steps: readonly StepView[] }) {
  const { role } = useSignedIn();
  const [inviting, setInviting] = useState<StepView | null>(null);
  const removed = steps.filter(canBeGivenBack);
  if (removed.length === 0) return null;
  const mayInvite = isAllowed(role, "remove");
  const namesPeople = new Set(removed.map((step) => step.snapshot.username)).size > 1;
  return (
    <Card aria-labelledby="mistake">
      <CardHeader id="mistake" title="If this was a mistake" />
      <p className="px-4 py-3 text-sm text-text-2">
        A removal cannot be taken back. {wayBack(removed)}
        {!mayInvite && ` Your role is ${role}; operators and admins can send it.`}
      </p>
      {removed.map((step) => (
        <div key={step.id} className="px-4 py-3 text-sm text-text-2 border-t border-border">
          {namesPeople && (
            <p className="font-medium text-text [overflow-wrap:anywhere]">{visibleText(step.snapshot.username)}</p>
          )}
          <Had snapshot={step.snapshot} />
          {mayInvite && (
            <Button
              size="sm"
              className="mt-2.5"
              onClick={() => setInviting(step)}
              aria-label={buttonLabel(step, removed)}
            >
              {giveBackWords(step.kind)}
            </Button>
          )}
        </div>
      ))}
      <Suspense>
        {inviting !== null && (
          <ReinviteDialog
            subject={{
              kind: "step",
              organizationId: inviting.snapshot.organizationId,
              offboardingId,
              stepId: inviting.id,
            }}
            username={inviting.snapshot.username}
            placeName={placeOf(inviting)}
            verb={isAddedAgain(inviting) ? "Add" : "Invite"}
            onClose={() => setInviting(null)}
          />
        )}
      </Suspense>
    </Card>
  );
}

/** With several buttons of the same words, each says whom and where. */
function buttonLabel({ kind, snapshot }: StepView, all: readonly StepView[]): string {
  const words = giveBackWords(kind);
  if (all.length === 1) return words;
  return `${words} ${snapshot.username}, ${removalPlace(snapshot)}`;
}

function placeOf({ kind, snapshot }: StepView): string {
  const place = removalPlace(snapshot);
  return kind === "remove_from_team" ? `team ${place}` : place;
}

/** To a team or a project, for which nobody in the organization has to be invited. */
function isAddedAgain({ kind }: StepView): boolean {
  return kind === "remove_from_team" || kind === "remove_from_project";
}

function wayBack(removed: readonly StepView[]): string {
  return removed.every(isAddedAgain)
    ? "The way back is to add them again with what they had."
    : "The way back is an invitation with what they had, which has to be accepted.";
}

function Had({ snapshot }: { snapshot: TargetSnapshot }) {
  return (
    <dl className="mt-1 grid gap-1 border-l-2 border-border pl-3">
      {whatTheyHad(snapshot).map(({ what, roles }) => (
        <div key={what} className="[overflow-wrap:anywhere]">
          <dt className="inline text-text-3">{what}: </dt>
          <dd className="inline">{roles}</dd>
        </div>
      ))}
    </dl>
  );
}
