import type { AtlasClient, CallOptions } from "@/lib/atlas/types";
import type { Connection, Connections } from "@/lib/directory/context";

/**
 * The same connections, each of which asks Atlas the same thing once: for the steps of one plan, which would all read the same
 * lists. Made anew for every plan and thrown away with it, so that nothing is kept from a review to its confirmation or to the
 * removal. A failure is kept as well: every step then says the same. With a signal, that one alone ends what is shared, so that
 * a reader of less patience takes nothing away from the others.
 */
export function shareReads(connections: Connections, signal?: AbortSignal): Connections {
  const shared = new Map<Connection, Connection>();
  const share = (connection: Connection): Connection => {
    const known = shared.get(connection);
    if (known !== undefined) return known;
    const made = { ...connection, client: shareReadsOf(connection.client, signal) };
    shared.set(connection, made);
    return made;
  };
  return {
    all: () => connections.all().map(share),
    forOrganization: async (organizationId) => share(await connections.forOrganization(organizationId)),
  };
}

function shareReadsOf(client: AtlasClient, signal: AbortSignal | undefined): AtlasClient {
  const once = <Given extends unknown[], Value>(ask: (...given: Given) => Promise<Value>) => askOnce(ask, signal);
  return {
    ...client,
    listProjects: once(client.listProjects),
    listTeams: once(client.listTeams),
    listOrganizationUsers: once(client.listOrganizationUsers),
    getOrganizationUser: once(client.getOrganizationUser),
    listProjectUsers: once(client.listProjectUsers),
    listProjectTeams: once(client.listProjectTeams),
    listTeamUsers: once(client.listTeamUsers),
    listOrganizationInvitations: once(client.listOrganizationInvitations),
    listProjectInvitations: once(client.listProjectInvitations),
  };
}

function askOnce<Given extends unknown[], Value>(
  ask: (...given: Given) => Promise<Value>,
  signal: AbortSignal | undefined,
): (...given: Given) => Promise<Value> {
  const asked = new Map<string, Promise<Value>>();
  return (...given) => {
    const key = JSON.stringify(given.map(withoutCallOptions));
    const answer = asked.get(key) ?? ask(...(given.map((one) => withSignal(one, signal)) as Given));
    asked.set(key, answer);
    return answer;
  };
}

/** How long someone waits is no part of the question: all readers of one plan wait alike. */
function withoutCallOptions(given: unknown): unknown {
  if (typeof given !== "object" || given === null) return given;
  const { signal: _, onWait: __, ...question }: CallOptions = given;
  return Object.entries(question).sort();
}

function withSignal(given: unknown, signal: AbortSignal | undefined): unknown {
  const isOptions = typeof given === "object" && given !== null && "signal" in given;
  return isOptions && signal !== undefined ? { ...given, signal } : given;
}
