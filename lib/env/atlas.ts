import type { AtlasConfiguration, ConnectionConfiguration } from "./configuration";
import { type ConnectionsFile, readConnectionsFile } from "./connections";
import type { ConfigurationProblem } from "./problems";
import { Secret } from "./secret";
import { DEFAULT_ATLAS_URL, type Values } from "./values";

type Source = Record<string, string | undefined>;

const PAIRS = [
  ["MONGODB_ATLAS_CLIENT_ID", "MONGODB_ATLAS_CLIENT_SECRET"],
  ["MONGODB_ATLAS_PUBLIC_API_KEY", "MONGODB_ATLAS_PRIVATE_API_KEY"],
] as const;

/** Decides between the real Atlas and the sandbox. Half a set-up is a problem, never a silent sandbox with made-up people. */
export function readAtlas(
  values: Values,
  source: Source,
): { atlas: AtlasConfiguration; problems: ConfigurationProblem[] } {
  const problems: ConfigurationProblem[] = [];
  const complain = (variable: string, problem: string, mend: string) => problems.push({ variable, problem, mend });
  // Asked of the source, not of the values: a credential of the wrong form is still meant for the real Atlas.
  const isGiven = (name: string) => Boolean(source[name]?.trim());

  const fromFile = readFile(values, source, problems);
  const single = readSingle(values, fromFile?.usedVariables ?? new Set(), complain);
  if (fromFile && single.given) {
    complain(
      "ATLAS_CONNECTIONS_FILE",
      `stands beside ${single.given}`,
      "Keep one of the two: the file can hold every connection.",
    );
  }
  const isReal = fromFile !== null || single.given !== null;
  if (isReal && isGiven("ATLAS_SANDBOX_URL")) {
    complain("ATLAS_SANDBOX_URL", "stands beside real credentials", "Remove it, or remove the credentials.");
  }
  if (isReal && isGiven("SANDBOX_USERS")) {
    complain("SANDBOX_USERS", "stands beside real credentials", "Remove it: it shapes the sandbox only.");
  }
  if (!isReal && isGiven("MONGODB_ATLAS_BASE_URL")) {
    complain(
      "MONGODB_ATLAS_BASE_URL",
      "is set, but no credential is",
      "Add a credential, or remove it to use the sandbox.",
    );
  }
  const atlas: AtlasConfiguration = isReal
    ? { mode: "atlas", connections: [...(fromFile?.connections ?? []), ...single.connections] }
    : { mode: "sandbox", url: values.ATLAS_SANDBOX_URL ?? null, users: values.SANDBOX_USERS ?? null };
  return { atlas, problems };
}

function readFile(values: Values, source: Source, problems: ConfigurationProblem[]): ConnectionsFile | null {
  if (!values.ATLAS_CONNECTIONS_FILE) return null;
  const baseUrl = values.MONGODB_ATLAS_BASE_URL ?? DEFAULT_ATLAS_URL;
  const file = readConnectionsFile(values.ATLAS_CONNECTIONS_FILE, source, baseUrl);
  problems.push(...file.problems);
  return file;
}

/** The one connection that stands in variables of its own, unless the file uses those variables. */
function readSingle(
  values: Values,
  usedByFile: Set<string>,
  complain: (variable: string, problem: string, mend: string) => void,
): { given: string | null; connections: ConnectionConfiguration[] } {
  const pairs = PAIRS.filter((pair) => pair.some((name) => values[name] && !usedByFile.has(name)));
  for (const [id, secret] of pairs) {
    if (!values[id]) complain(id, `is missing beside ${secret}`, `Set ${id} too.`);
    if (!values[secret]) complain(secret, `is missing beside ${id}`, `Set ${secret} too.`);
  }
  const given = pairs[0]?.find((name) => values[name]) ?? null;
  if (pairs.length === 2) {
    complain(
      PAIRS[1][0],
      `stands beside ${PAIRS[0][0]}`,
      "Keep one kind of credential, or name both in ATLAS_CONNECTIONS_FILE.",
    );
  }
  const common = {
    name: "default",
    baseUrl: values.MONGODB_ATLAS_BASE_URL ?? DEFAULT_ATLAS_URL,
    read: null,
    apiVersion: "v2" as const,
    envelope: false,
    pretty: false,
  };
  const { MONGODB_ATLAS_CLIENT_ID: clientId, MONGODB_ATLAS_CLIENT_SECRET: clientSecret } = values;
  const { MONGODB_ATLAS_PUBLIC_API_KEY: publicKey, MONGODB_ATLAS_PRIVATE_API_KEY: privateKey } = values;
  if (!given) return { given, connections: [] };
  if (clientId && clientSecret) {
    const credential = { kind: "service-account" as const, clientId, clientSecret: new Secret(clientSecret) };
    return { given, connections: [{ ...common, credential }] };
  }
  if (publicKey && privateKey) {
    const credential = { kind: "api-key" as const, publicKey, privateKey: new Secret(privateKey) };
    return { given, connections: [{ ...common, credential }] };
  }
  return { given, connections: [] };
}
