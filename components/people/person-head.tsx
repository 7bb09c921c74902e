"use client";

import { Crown, DatabaseZap, KeyRound, Lock, UserRoundMinus } from "lucide-react";
import Link from "next/link";
import { initials } from "@/components/shared/initials";
import { offboardPage } from "@/components/shared/person-address";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { visibleText } from "@/components/shared/visible-text";
import { Badge } from "@/components/ui/badge";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Button } from "@/components/ui/button";
import { CopyableId } from "@/components/ui/copyable-id";
import { isAllowed } from "@/lib/auth/permissions";
import type { PersonView } from "@/lib/directory/person-types";
import { whyNotRemovable } from "./grant-removal";
import type { PersonFacts } from "./person-facts";

export interface PersonHeadProps {
  person: PersonView;
  facts: PersonFacts;
  /** Single sign-on answers for their e-mail somewhere. */
  isSingleSignOn: boolean;
  /** Where nothing gives them access: whether there are database users that may be theirs. */
  leaves: { databaseUsers: boolean } | null;
}

/** Who it is, and the one button: it opens the review, where nothing has been removed yet. */
export function PersonHead({ person, facts, isSingleSignOn, leaves }: PersonHeadProps) {
  const signedIn = useSignedIn();
  const email = visibleText(person.username);
  const reason = whyNotRemovable(person, facts.isProtected, signedIn);
  return (
    <>
      <Breadcrumbs
        items={[{ label: "People", href: "/people" }]}
        current={person.name === null ? email : visibleText(person.name)}
      />
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <span
          aria-hidden
          className="grid size-12 flex-none place-items-center rounded-full bg-pressed text-md font-semibold text-text-2"
        >
          {initials(person.name ?? person.username)}
        </span>
        <div className="min-w-[min(240px,60%)] flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <h1 className="[overflow-wrap:anywhere]">{person.name === null ? email : visibleText(person.name)}</h1>
            {facts.ownerOf.length > 0 && (
              <Badge icon={Crown} title={`Organization Owner of ${facts.ownerOf.join(", ")}`}>
                Owner in {facts.ownerOf.length} of {facts.organizations.withAccess}
              </Badge>
            )}
            {facts.isProtected && (
              <Badge icon={Lock} title="Listed in PROTECTED_USERS: cannot be removed here">
                Protected
              </Badge>
            )}
            {isSingleSignOn && (
              <Badge tone="quiet" icon={KeyRound} title="Their e-mail is one an identity provider answers for">
                SSO
              </Badge>
            )}
          </div>
          <div className="flex flex-wrap gap-x-4 text-sm text-text-2">
            <CopyableId value={person.username} shown={email} what="e-mail" />
            <CopyableId value={person.id} what="Atlas user ID" />
          </div>
        </div>
        <div className="grid justify-items-end gap-1 max-phone:w-full max-phone:justify-items-start">
          {leaves !== null ? (
            // Nobody to offboard any more: what they left on purpose can still be deleted by whoever may.
            leaves.databaseUsers &&
            reason === null &&
            isAllowed(signedIn.role, "removeOwner") && (
              <Button render={<Link href={offboardPage(person.id)} />}>
                <DatabaseZap aria-hidden className="size-icon-sm" />
                Delete database users…
              </Button>
            )
          ) : reason === null ? (
            <Button variant="primary" render={<Link href={offboardPage(person.id)} />}>
              <UserRoundMinus aria-hidden className="size-icon-sm" />
              Offboard…
            </Button>
          ) : (
            <>
              <Button variant="primary" disabled aria-describedby="why-not">
                <UserRoundMinus aria-hidden className="size-icon-sm" />
                Offboard…
              </Button>
              <p id="why-not" className="text-xs text-text-3">
                {reason}
              </p>
            </>
          )}
        </div>
      </div>
    </>
  );
}
