import type { KnownOrganizations } from "@/components/shared/shell/known-organizations";
import type { Connections } from "@/lib/directory/context";

/** Names for the rail. Asked of Atlas once per connection and kept there; the page does not wait for it. Never rejects. */
export async function readKnownOrganizations(connections: Connections): Promise<KnownOrganizations> {
  const answers = await Promise.allSettled(connections.all().map((connection) => connection.organization()));
  const named = answers.flatMap((answer) =>
    answer.status === "fulfilled" ? [{ id: answer.value.id, name: answer.value.name }] : [],
  );
  // Two connections may belong to one organization, e.g. while a credential is being replaced.
  const organizations = [...new Map(named.map((organization) => [organization.id, organization])).values()];
  return { organizations, unreadable: answers.length - named.length };
}
