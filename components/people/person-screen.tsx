"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import Link from "next/link";
import { lazy, Suspense, useState } from "react";
import { StaleNote } from "@/components/shared/list/stale-note";
import { PageBody } from "@/components/shared/page/page-body";
import { useSignedIn } from "@/components/shared/shell/signed-in";
import { visibleText } from "@/components/shared/visible-text";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { buttonClass } from "@/components/ui/button-class";
import { ErrorPanel } from "@/components/ui/error-panel";
import { ReadStamp } from "@/components/ui/read-stamp";
import type { PersonView } from "@/lib/directory/person-types";
import { toApiError } from "@/lib/query/api-error";
import { personQuery, readPersonAgain } from "@/lib/query/person";
import { personScanQuery, stopScan } from "@/lib/query/person-scan";
import { findGrantMenu } from "./grant-menu-content";
import { type GrantRemoval, whyNotRemovable } from "./grant-removal";
import { LeftoversSection } from "./leftovers-section";
import { OffboardedNote } from "./offboarded-note";
import { OrganizationAccess } from "./organization-access";
import { personFacts } from "./person-facts";
import { PersonFactsList } from "./person-facts-list";
import { PersonHead } from "./person-head";
import { PersonSkeleton } from "./person-skeleton";
import { ScanBar } from "./scan-bar";
import { SingleSignOnNote } from "./single-sign-on-note";

const RemovalDialog = lazy(() =>
  import("@/components/removal/removal-dialog").then((module) => ({ default: module.RemovalDialog })),
);

/** Everything one person can reach, in one picture, and below it what would outlive a removal. */
export function PersonScreen({ personId }: { personId: string }) {
  const { data, error, isFetching, refetch } = useQuery(personQuery(personId));
  if (data !== undefined) {
    return (
      <PageBody>
        <Person personId={personId} person={data} error={error} isFetching={isFetching} />
      </PageBody>
    );
  }
  return (
    <PageBody>
      <Breadcrumbs items={[{ label: "People", href: "/people" }]} />
      {error === null ? (
        <PersonSkeleton />
      ) : (
        <div className="mt-3 max-w-aside">
          <h1 className="mb-3">Person</h1>
          <ErrorPanel
            error={toApiError(error)}
            onTryAgain={() => void refetch()}
            trying={isFetching}
            actions={
              <Link href="/people" className={buttonClass()}>
                Search people
              </Link>
            }
          />
        </div>
      )}
    </PageBody>
  );
}

interface PersonProps {
  personId: string;
  person: PersonView;
  /** Of the last read, while what stands here is from the one before. */
  error: Error | null;
  isFetching: boolean;
}

function Person({ personId, person, error, isFetching }: PersonProps) {
  const queryClient = useQueryClient();
  const signedIn = useSignedIn();
  const scanning = useQuery(personScanQuery(personId));
  const [removing, setRemoving] = useState<GrantRemoval | null>(null);
  const scan = scanning.data;
  const isScanning = scanning.isFetching;
  const facts = personFacts(person, scan);
  const reason = whyNotRemovable(person, facts.isProtected, signedIn);

  const readAgain = () => void readPersonAgain(queryClient, personId);
  const shown = person.organizations.filter((entry) => entry.incomplete.length > 0 || hasAccess(entry));
  const others = person.organizations.filter((entry) => !shown.includes(entry));
  function hasAccess(entry: PersonView["organizations"][number]): boolean {
    return entry.grants.length > 0 || (scan?.grants[entry.organization.id ?? ""]?.length ?? 0) > 0;
  }

  return (
    <>
      <PersonHead
        person={person}
        facts={facts}
        isSingleSignOn={Object.values(scan?.singleSignOn ?? {}).some((found) => found.coversThisPerson)}
        leaves={
          shown.length > 0 ? null : { databaseUsers: scan?.leftovers.some((one) => one.databaseUser !== null) ?? false }
        }
      />
      <PersonFactsList facts={facts} scan={scan} isScanning={isScanning} />
      <div className="mt-4 grid gap-2">
        <StaleNote error={error} onReadAgain={readAgain} reading={isFetching} />
        {person.offboarded !== null && (
          <OffboardedNote
            offboarded={person.offboarded}
            hasMore={{ access: shown.some(hasAccess), unread: shown.length > 0 }}
            scan={scan}
            isScanning={isScanning}
          />
        )}
        <SingleSignOnNote person={person} scan={scan} hasAccess={shown.length > 0} />
        <ScanBar
          scan={scan}
          isScanning={isScanning}
          error={scanning.error === null ? null : toApiError(scanning.error)}
          looking="Looking for legacy project invitations, for what teams open and for leftovers, in every project."
          missing="Invitations and leftovers may be missing here."
          onStop={() => stopScan(personId)}
          onScan={() => void scanning.refetch()}
        />
      </div>
      <section aria-labelledby="access" className="mt-6">
        <div className="mb-2 flex min-h-control-sm flex-wrap items-center gap-x-3">
          <h2 id="access" className="flex-1">
            Access
          </h2>
          <ReadStamp readAt={person.readAt} onRefresh={readAgain} refreshing={isFetching} />
        </div>
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(336px,100%),1fr))] items-start gap-4">
          {shown.map((entry) => (
            <OrganizationAccess
              key={entry.connection}
              entry={entry}
              scan={scan}
              isScanning={isScanning}
              reason={reason}
              onRemove={setRemoving}
              onReadAgain={readAgain}
              reading={isFetching}
            />
          ))}
        </div>
        {shown.length === 0 && (
          <p className="rounded-lg border border-border px-4 py-3 text-sm text-text-2">
            {isScanning
              ? "Nothing so far: no membership in any connected organization. Every project is still asked for legacy invitations."
              : "Nothing: no membership and no invitation in any connected organization."}
          </p>
        )}
        {shown.length > 0 && others.length > 0 && (
          <p className="mt-3 text-sm text-text-3 [overflow-wrap:anywhere]">
            No access in {others.map((entry) => visibleText(entry.organization.name)).join(", ")}.
          </p>
        )}
      </section>
      <LeftoversSection
        scan={scan}
        isScanning={isScanning}
        intro="These outlive a removal and may belong to this person. Atlas records no owner for most of them, so each says why it matched."
      />
      <Suspense>
        {removing !== null && (
          <RemovalDialog
            target={removing.target}
            person={{ username: person.username, name: person.name, status: removing.status }}
            placeName={removing.placeName}
            onClose={() => setRemoving(null)}
            finalFocus={() => findGrantMenu(removing.target)}
          />
        )}
      </Suspense>
    </>
  );
}
