"use client";

import { useParams } from "next/navigation";
import { createContext, type ReactNode, use, useContext, useEffect, useState } from "react";

export interface KnownOrganization {
  id: string;
  name: string;
}

/** Which organizations the connections belong to. A connection that could not say is counted, never left out in silence. */
export interface KnownOrganizations {
  organizations: KnownOrganization[];
  unreadable: number;
}

/** Remembers which organization was looked at last, so that the rail keeps it on screens that belong to none. */
export const ORGANIZATION_COOKIE = "organization";

interface Known {
  promise: Promise<KnownOrganizations>;
  lastId: string | undefined;
}

const KnownOrganizationsContext = createContext<Known | null>(null);

export interface KnownOrganizationsProviderProps {
  /** The server's answer, which may still be on its way: who reads it stands in a Suspense boundary. Never rejects. */
  value: Promise<KnownOrganizations>;
  /** The organization looked at last, from the cookie. */
  lastId: string | undefined;
  children: ReactNode;
}

export function KnownOrganizationsProvider({ value, lastId, children }: KnownOrganizationsProviderProps) {
  const { orgId } = useParams<{ orgId?: string }>();
  const [last, setLast] = useState(lastId);
  if (orgId !== undefined && orgId !== last) setLast(orgId);
  useEffect(() => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
    if (orgId !== undefined) document.cookie = `${ORGANIZATION_COOKIE}=${orgId}; path=/; samesite=lax`;
  }, [orgId]);
  return <KnownOrganizationsContext value={{ promise: value, lastId: last }}>{children}</KnownOrganizationsContext>;
}

/** The organizations, and the one of this screen, else the one looked at last, else the first. Suspends until known. */
export function useKnownOrganizations(): KnownOrganizations & { current: KnownOrganization | null } {
  const context = useContext(KnownOrganizationsContext);
  if (!context) throw new Error("useKnownOrganizations needs a KnownOrganizationsProvider");
  const known = use(context.promise);
  const current = known.organizations.find((organization) => organization.id === context.lastId);
  return { ...known, current: current ?? known.organizations[0] ?? null };
}
