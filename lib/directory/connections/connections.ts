import type { AtlasClient, AtlasOrganization } from "@/lib/atlas/types";
import { AppError } from "@/lib/errors";
import type { Connection, Connections, CredentialFacts } from "../context";
import { toAppError } from "../reading/atlas-failure";
import { requireAtlasId } from "../reading/atlas-id";

/** One entry of the configuration: a name for people, and the clients made from its credentials. */
export interface ConfiguredConnection {
  name: string;
  client: AtlasClient;
  /** Given where a second credential does the reading; else `client` does both. */
  remover?: AtlasClient;
  credential?: CredentialFacts;
}

/**
 * Builds the connections from the configuration, in its order. Nothing is asked of Atlas yet.
 * An Atlas credential belongs to exactly one organization (docs: api/api-authentication), so an organization id
 * leads to one credential; one that sees none or several is a configuration error and is reported as ATLAS_REFUSED.
 */
export function createConnections(list: readonly ConfiguredConnection[]): Connections {
  const connections = list.map(createConnection);
  return {
    all: () => connections,
    forOrganization: async (organizationId) => {
      requireAtlasId(organizationId, "organization");
      return findConnection(connections, organizationId);
    },
  };
}

function createConnection({ name, client, remover = client, credential }: ConfiguredConnection): Connection {
  let known: Promise<AtlasOrganization> | undefined;
  return {
    name,
    client,
    remover,
    credential: credential ?? null,
    organization() {
      if (known === undefined) {
        const asked = askOrganization(name, client);
        known = asked;
        // A failure is not kept: the next caller asks again, since access lists and credentials get mended.
        asked.catch(() => {
          if (known === asked) known = undefined;
        });
      }
      return known;
    },
  };
}

async function askOrganization(name: string, client: AtlasClient): Promise<AtlasOrganization> {
  const { items } = await client.listOrganizations();
  const living = items.filter((organization) => !organization.isDeleted);
  const [only] = living;
  if (only !== undefined && living.length === 1) return only;
  const seen = living.length === 0 ? "no organization" : `${living.length} organizations`;
  throw new AppError(
    "ATLAS_REFUSED",
    `The credential of the connection "${name}" sees ${seen}; it has to see exactly one.`,
    {
      hint: "Use a service account or an API key that belongs to one organization, one connection for each.",
    },
  );
}

/** Answers as soon as one connection says it is the one, so that a slow or broken neighbour delays nobody who is found. */
function findConnection(connections: readonly Connection[], organizationId: string): Promise<Connection> {
  return new Promise((resolve, reject) => {
    const failures: UnaskedConnection[] = [];
    let open = connections.length;
    const settleOne = () => {
      open -= 1;
      if (open <= 0) reject(failures.length === 0 ? unknownOrganization() : undecidedOrganization(failures));
    };
    if (open === 0) settleOne();
    for (const connection of connections) {
      connection.organization().then(
        (organization) => {
          if (organization.id === organizationId) resolve(connection);
          settleOne();
        },
        (failure: unknown) => {
          failures.push({ name: connection.name, failure });
          settleOne();
        },
      );
    }
  });
}

/** The same words for an organization that does not exist and for one that is not ours: neither confirms anything. */
function unknownOrganization(): AppError {
  return new AppError("NOT_FOUND", "No connected organization has this id.", {
    hint: "Choose an organization on the overview.",
  });
}

interface UnaskedConnection {
  name: string;
  failure: unknown;
}

/** Names what could not be asked; a single one says at once why, and what to do about it. */
function undecidedOrganization(unasked: UnaskedConnection[]): AppError {
  const names = unasked.map(({ name }) => `"${name}"`).join(", ");
  const undecided = `Whether this organization is connected is not known: ${names} could not be asked.`;
  const cause = unasked[0]?.failure;
  const why = unasked.length === 1 ? toAppError(cause) : null;
  if (why instanceof AppError) {
    return new AppError("ATLAS_UNAVAILABLE", `${undecided} ${why.message}`, { hint: why.hint, cause });
  }
  return new AppError("ATLAS_UNAVAILABLE", undecided, {
    hint: "The overview says why, connection by connection.",
    cause,
  });
}
