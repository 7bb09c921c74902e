import type { KnownOrganizations } from "@/components/shared/known-organizations";
import type { Connections } from "@/lib/directory/context";

/** Names for the rail. Asked of Atlas once per connection and kept there; the page does not wait for it. Never rejects. */
export async function readKnownOrganizations(connections: Connections): Promise<KnownOrganizations> {
  const answers = await Promise.allSettled(connections.all().map((connection) => connection.organization()));
  const organizations = answers.flatMap((answer) =>
    answer.status === "fulfilled" ? [{ id: answer.value.id, name: answer.value.name }] : [],
  );
  return { organizations, unreadable: answers.length - organizations.length };
}
