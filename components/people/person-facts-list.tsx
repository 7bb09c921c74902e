"use client";

import type { ReactNode } from "react";
import { countWords } from "@/components/shared/list/known-count";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ScanState } from "@/lib/query/scan-state";
import type { Counted, PersonFacts } from "./person-facts";

export interface PersonFactsListProps {
  facts: PersonFacts;
  scan: ScanState | undefined;
  isScanning: boolean;
}

/** The person in numbers. A number that may be too small says so. */
export function PersonFactsList({ facts, scan, isScanning }: PersonFactsListProps) {
  const { withAccess, connected, unread } = facts.organizations;
  return (
    <dl className="mt-4 flex flex-wrap gap-x-8 gap-y-3 max-phone:grid max-phone:grid-cols-2 max-phone:gap-x-4 max-phone:gap-y-2">
      <Fact name="Organizations">
        {withAccess} of {connected} connected{unread > 0 && `, ${unread} unread`}
      </Fact>
      <Fact name="Projects within reach">{words(facts.projects)}</Fact>
      <Fact name="Direct project roles">{words(facts.directRoles)}</Fact>
      <Fact name="Teams">{words(facts.teams)}</Fact>
      <Fact name="Open invitations">{words(facts.invitations)}</Fact>
      <Fact name="Possible leftovers">
        {isScanning ? `${scan?.leftovers.length ?? 0} so far` : words(facts.leftovers)}
      </Fact>
      <Fact name="Last sign-in to Atlas">
        {facts.lastAuthAt === null ? lastSignInWords(facts) : <RelativeTime at={facts.lastAuthAt} />}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-xs text-text-3">{name}</dt>
      <dd className="text-sm leading-5 font-medium">{children}</dd>
    </div>
  );
}

/** Atlas tells it with a membership. */
function lastSignInWords({ invitations, isMemberSomewhere, organizations }: PersonFacts): string {
  if (isMemberSomewhere) return "None on record";
  return organizations.withAccess + invitations.count === 0 ? "Not known without access" : "Never, only invited";
}

function words({ count, isAtLeast }: Counted): string {
  return countWords(count, isAtLeast);
}
