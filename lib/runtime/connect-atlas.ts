import { z } from "zod";
import { createAtlasClient } from "@/lib/atlas/client";
import type { AtlasClientOptions, AtlasCredentials } from "@/lib/atlas/options";
import type { ApiGeneration, AtlasClient } from "@/lib/atlas/types";
import type { ConfiguredConnection } from "@/lib/directory/connections/connections";
import type { CredentialFacts } from "@/lib/directory/context";
import type { AtlasConfiguration, AtlasCredential } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Log } from "@/lib/log";
import { startSandbox } from "@/lib/sandbox/start";

/** The clients of all connections, and how to let go of them. */
export interface AtlasConnections {
  connections: ConfiguredConnection[];
  close(): Promise<void>;
}

interface Target {
  name: string;
  baseUrl: string;
  credentials: AtlasCredentials;
  /** Reads in place of `credentials`, which then only make changes. */
  readCredentials?: AtlasCredentials;
  apiVersion?: ApiGeneration;
  envelope?: boolean;
  pretty?: boolean;
}

/** The only place that knows whether Atlas is real: from here on the sandbox is a base URL like any other (rule 8). */
export async function connectAtlas(atlas: AtlasConfiguration, { log }: { log: Log }): Promise<AtlasConnections> {
  if (atlas.mode === "atlas") {
    return connect(
      atlas.connections.map(({ credential, read, ...rest }) => ({
        ...rest,
        credentials: revealCredential(credential),
        ...(read === null ? {} : { readCredentials: revealCredential(read) }),
      })),
      log,
    );
  }
  if (atlas.url !== null) return connect(await readSandbox(atlas.url), log);

  const sandbox = await startSandbox(atlas.users === null ? {} : { users: atlas.users });
  log.info({ baseUrl: sandbox.baseUrl }, "The sandbox runs in this process");
  const { connections, close } = connect(describeOrganizations(sandbox.baseUrl, sandbox.organizations), log);
  return {
    connections,
    async close() {
      await close();
      await sandbox.close();
    },
  };
}

function connect(targets: readonly Target[], log: Log): AtlasConnections {
  const clients: AtlasClient[] = [];
  const open = (connection: string, options: AtlasClientOptions): AtlasClient => {
    const client = createAtlasClient({
      ...options,
      onCall: (call) => log.debug({ connection, ...call }, "Atlas call"),
      onWait: (wait) => log.info({ connection, ...wait }, "Atlas asked us to wait"),
    });
    clients.push(client);
    return client;
  };
  const connections = targets.map(({ name, credentials, readCredentials, ...options }): ConfiguredConnection => {
    const remover = open(name, { ...options, credentials });
    return {
      name,
      client: readCredentials === undefined ? remover : open(name, { ...options, credentials: readCredentials }),
      remover,
      credential: describeCredential(credentials, readCredentials !== undefined),
    };
  });
  return {
    connections,
    close: async () => {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

/** What may be shown of it. */
function describeCredential(credentials: AtlasCredentials, hasReadCredential: boolean): CredentialFacts {
  return credentials.kind === "serviceAccount"
    ? { kind: "service_account", publicId: credentials.clientId, hasReadCredential }
    : { kind: "api_key", publicId: credentials.publicKey, hasReadCredential };
}

function revealCredential(credential: AtlasCredential): AtlasCredentials {
  return credential.kind === "service-account"
    ? { kind: "serviceAccount", clientId: credential.clientId, clientSecret: credential.clientSecret.reveal() }
    : { kind: "apiKey", publicKey: credential.publicKey, privateKey: credential.privateKey.reveal() };
}

const sandboxState = z.object({
  organizations: z.array(z.object({ name: z.string(), clientId: z.string(), clientSecret: z.string() })).min(1),
});
const STATE_TIMEOUT_MS = 10_000;

/** The organizations of a sandbox that runs already, or of a proxy in front of one: calls go to the address that was given. */
async function readSandbox(url: string): Promise<Target[]> {
  const state = await fetch(`${url}/__sandbox/state`, { signal: AbortSignal.timeout(STATE_TIMEOUT_MS) })
    .then((response) => response.json())
    .then((body) => sandboxState.parse(body))
    .catch((cause: unknown) => {
      throw new AppError("ATLAS_UNAVAILABLE", `No sandbox answers at ${url} (ATLAS_SANDBOX_URL).`, {
        hint: "Start one with: npm run sandbox",
        cause,
      });
    });
  return describeOrganizations(url, state.organizations);
}

function describeOrganizations(
  baseUrl: string,
  organizations: readonly { name: string; clientId: string; clientSecret: string }[],
): Target[] {
  return organizations.map(({ name, clientId, clientSecret }) => ({
    name,
    baseUrl,
    credentials: { kind: "serviceAccount", clientId, clientSecret },
  }));
}
