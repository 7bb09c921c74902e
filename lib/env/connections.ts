import { readFileSync } from "node:fs";
import { z } from "zod";
import type { AtlasCredential, ConnectionConfiguration } from "./configuration";
import type { ConfigurationProblem } from "./problems";
import { Secret } from "./secret";
import { atlasUrl } from "./values";

type Source = Record<string, string | undefined>;

const FILE = "ATLAS_CONNECTIONS_FILE";
const KEY_PAIRS = "clientId and clientSecret, or publicKey and privateKey";

/** A value written out, or the name of the variable that holds it. */
const fileValue = z.union([z.string().min(1), z.strictObject({ env: z.string().min(1) })]);
type FileValue = z.infer<typeof fileValue>;

const credentialFields = {
  clientId: fileValue.optional(),
  clientSecret: fileValue.optional(),
  publicKey: fileValue.optional(),
  privateKey: fileValue.optional(),
};
const fileCredential = z.strictObject(credentialFields);
type FileCredential = z.infer<typeof fileCredential>;

const fileEntry = z.strictObject({
  name: z.string().trim().min(1).max(80),
  baseUrl: fileValue.optional(),
  ...credentialFields,
  read: fileCredential.optional(),
  apiVersion: z.enum(["v2", "v1.0"]).optional(),
  envelope: z.boolean().optional(),
  pretty: z.boolean().optional(),
});
type FileEntry = z.infer<typeof fileEntry>;

export interface ConnectionsFile {
  connections: ConnectionConfiguration[];
  problems: ConfigurationProblem[];
  /** Variables the file takes values from. */
  usedVariables: Set<string>;
}

/**
 * Reads the file of connections (DESIGN §5): a JSON list, one entry an organization. Every wrong entry is named by its place and name,
 * never by its values.
 */
export function readConnectionsFile(path: string, source: Source, defaultBaseUrl: string): ConnectionsFile {
  const result: ConnectionsFile = { connections: [], problems: [], usedVariables: new Set() };
  const entries = readEntries(path, result.problems);
  const names = new Set<string>();
  for (const [index, raw] of entries.entries()) {
    const variable = `${FILE}, entry ${index + 1}${nameOf(raw)}`;
    const complain = (problem: string, mend: string) => result.problems.push({ variable, problem, mend });
    const parsed = fileEntry.safeParse(raw);
    if (!parsed.success) {
      for (const issue of parsed.error.issues) complain(describeIssue(issue), `An entry has name, ${KEY_PAIRS}.`);
      continue;
    }
    const entry = parsed.data;
    if (names.has(entry.name)) complain("has the name of another entry", "Give every connection its own name.");
    names.add(entry.name);
    const connection = readEntry(entry, defaultBaseUrl, {
      complain,
      resolve(field, value) {
        if (value === undefined || typeof value === "string") return value;
        result.usedVariables.add(value.env);
        const found = source[value.env]?.trim();
        if (!found) complain(`${field} is taken from ${value.env}, which is not set`, `Set ${value.env}.`);
        return found || undefined;
      },
    });
    if (connection) result.connections.push(connection);
  }
  return result;
}

interface EntryReading {
  complain(problem: string, mend: string): void;
  resolve(field: string, value: FileValue | undefined): string | undefined;
}

function readEntry(entry: FileEntry, defaultBaseUrl: string, reading: EntryReading): ConnectionConfiguration | null {
  const credential = readCredential(entry, "", reading);
  const read = entry.read === undefined ? null : readCredential(entry.read, "read.", reading);
  const baseUrl = atlasUrl.safeParse(reading.resolve("baseUrl", entry.baseUrl) ?? defaultBaseUrl);
  if (!baseUrl.success) {
    reading.complain(
      `baseUrl ${baseUrl.error.issues[0]?.message ?? "is wrong"}`,
      "Leave baseUrl out for https://cloud.mongodb.com.",
    );
  }
  const apiVersion = entry.apiVersion ?? "v2";
  if (apiVersion === "v1.0" && [credential, read].some((one) => one?.kind === "service-account")) {
    reading.complain("has apiVersion v1.0 and a service account", "Use an API key with v1.0, or leave apiVersion out.");
    return null;
  }
  if (credential !== null && read !== null && publicIdOf(credential) === publicIdOf(read)) {
    reading.complain(
      "reads with the credential it removes with",
      "Leave read out, or give it a credential of its own.",
    );
    return null;
  }
  if (credential === null || (read === null && entry.read !== undefined) || !baseUrl.success) return null;
  return {
    name: entry.name,
    baseUrl: baseUrl.data,
    credential,
    read,
    apiVersion,
    envelope: entry.envelope ?? false,
    pretty: entry.pretty ?? false,
  };
}

/** One pair of id and secret. `where` stands before the field's name in complaints. */
function readCredential(fields: FileCredential, where: string, reading: EntryReading): AtlasCredential | null {
  const serviceAccount = fields.clientId !== undefined || fields.clientSecret !== undefined;
  const apiKey = fields.publicKey !== undefined || fields.privateKey !== undefined;
  const inPlace = where === "" ? "" : `in ${where.slice(0, -1)} `;
  if (serviceAccount === apiKey) {
    reading.complain(
      serviceAccount ? `has both kinds of credential ${inPlace}`.trim() : `has no credential ${inPlace}`.trim(),
      `Give it ${KEY_PAIRS}, one kind only.`,
    );
    return null;
  }
  const [idField, secretField] = serviceAccount
    ? (["clientId", "clientSecret"] as const)
    : (["publicKey", "privateKey"] as const);
  for (const [field, other] of [
    [idField, secretField],
    [secretField, idField],
  ] as const) {
    if (fields[field] === undefined) {
      reading.complain(`has ${where}${other} but no ${where}${field}`, `Add ${where}${field}.`);
    }
  }
  const id = reading.resolve(`${where}${idField}`, fields[idField]);
  const secret = reading.resolve(`${where}${secretField}`, fields[secretField]);
  if (!id || !secret) return null;
  return serviceAccount
    ? { kind: "service-account", clientId: id, clientSecret: new Secret(secret) }
    : { kind: "api-key", publicKey: id, privateKey: new Secret(secret) };
}

function publicIdOf(credential: AtlasCredential): string {
  return credential.kind === "service-account" ? credential.clientId : credential.publicKey;
}

function readEntries(path: string, problems: ConfigurationProblem[]): unknown[] {
  const mend = `Use a JSON list of entries, each with name, ${KEY_PAIRS}.`;
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch {
    problems.push({ variable: FILE, problem: `${path} cannot be read`, mend: "Check the path and its permissions." });
    return [];
  }
  try {
    const list = z.array(z.unknown()).min(1).safeParse(JSON.parse(text));
    if (list.success) return list.data;
    problems.push({ variable: FILE, problem: `${path} is not a list with at least one entry`, mend });
  } catch {
    // The parser's own message may quote a secret.
    problems.push({ variable: FILE, problem: `${path} is not JSON`, mend });
  }
  return [];
}

function nameOf(raw: unknown): string {
  const named = z.object({ name: z.string().trim().min(1) }).safeParse(raw);
  return named.success ? ` "${named.data.name}"` : "";
}

function describeIssue(issue: z.core.$ZodIssue): string {
  if (issue.code === "unrecognized_keys") return `has unknown fields: ${issue.keys.join(", ")}`;
  const field = issue.path.map(String).join(".");
  return field ? `${field} is missing or of the wrong form` : "is not an object";
}
