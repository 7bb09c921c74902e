/** The page of one person. The id is a user id or an invitation id: no e-mail stands in an address. */
export function personPage(personId: string): string {
  return `/people/${encodeURIComponent(personId)}`;
}

/** The page that reviews the removal of all of their access. */
export function offboardPage(personId: string): string {
  return `${personPage(personId)}/offboard`;
}
