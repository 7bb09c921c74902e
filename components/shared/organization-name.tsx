"use client";

import { useKnownOrganizations } from "./shell/known-organizations";

/** An organization's name, or its id where no connection knows it any more. Suspends until the names are known. */
export function OrganizationName({ id }: { id: string }) {
  const { organizations } = useKnownOrganizations();
  return organizations.find((organization) => organization.id === id)?.name ?? id;
}
