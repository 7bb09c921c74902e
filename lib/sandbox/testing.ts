import { createHash } from "node:crypto";
import type { Sandbox, SandboxOrganization, SandboxState } from "./start";

/** For the sandbox's own tests: plain fetch with a token, nothing of the Atlas client. */
export interface Answer {
  status: number;
  headers: Headers;
  body: AnswerBody;
  text: string;
}

/** The fields tests look at, of every kind of answer: what is not there is undefined at run time. */
export interface AnswerBody extends AnswerItem {
  results: AnswerItem[];
  totalCount: number;
  links: { href: string; rel: string }[];
  content: AnswerItem;
  access_token: string;
  endpoints: unknown[];
}

export interface AnswerItem {
  id: string;
  name: string;
  username: string;
  orgMembershipStatus: string;
  scope: string;
  status: number;
  error: number | string;
  errorCode: string;
  parameters: unknown[];
  teamId: string;
  eventTypeName: string;
  targetUsername: string;
}

export interface CallInit {
  method?: string;
  accept?: string | null;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export const LATEST = "application/vnd.atlas.2025-03-12+json";
export const LEGACY = "application/vnd.atlas.2023-01-01+json";

export async function call(sandbox: Sandbox, path: string, init: CallInit = {}): Promise<Answer> {
  const response = await fetch(sandbox.baseUrl + path, {
    method: init.method ?? "GET",
    redirect: "manual",
    headers: {
      ...(init.accept === null ? {} : { Accept: init.accept ?? LATEST }),
      ...(init.body === undefined ? {} : { "Content-Type": "application/json" }),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    ...(init.signal === undefined ? {} : { signal: init.signal }),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text), text };
}

/** POST /api/oauth/token as it should be, except where a test says otherwise. */
export async function requestToken(
  sandbox: Sandbox,
  authorization: string,
  form = "grant_type=client_credentials",
  path = "/api/oauth/token",
): Promise<Answer> {
  const response = await fetch(sandbox.baseUrl + path, {
    method: "POST",
    headers: { Authorization: authorization, "Content-Type": "application/x-www-form-urlencoded" },
    body: form,
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: parse(text), text };
}

/** A caller with the organization's service account; one token for all its calls. */
export async function signIn(sandbox: Sandbox, organization: SandboxOrganization) {
  const token: string = (await requestToken(sandbox, basic(organization))).body.access_token;
  return (path: string, init: CallInit = {}) =>
    call(sandbox, `/api/atlas/v2${path}`, { ...init, headers: { Authorization: `Bearer ${token}`, ...init.headers } });
}

export function basic({ clientId, clientSecret }: Pick<SandboxOrganization, "clientId" | "clientSecret">): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString("base64")}`;
}

/** The Authorization header that answers a Digest challenge (RFC 7616, qop auth). */
export function digestAnswer(
  challenge: string,
  options: {
    publicKey: string;
    privateKey: string;
    /** Path and query. */
    target: string;
    method?: string;
    count?: number;
    algorithm?: "md5" | "sha256";
  },
): string {
  const field = (name: string) => new RegExp(`${name}="?([^",]*)`).exec(challenge)?.[1] ?? "";
  const hash = (text: string) =>
    createHash(options.algorithm ?? "md5")
      .update(text)
      .digest("hex");
  const nc = (options.count ?? 1).toString(16).padStart(8, "0");
  const secret = hash(`${options.publicKey}:${field("realm")}:${options.privateKey}`);
  const asked = hash(`${options.method ?? "GET"}:${options.target}`);
  const response = hash(`${secret}:${field("nonce")}:${nc}:0a4f113b:auth:${asked}`);
  return (
    `Digest username="${options.publicKey}", realm="${field("realm")}", nonce="${field("nonce")}", ` +
    `uri="${options.target}", algorithm=${field("algorithm")}, qop=auth, nc=${nc}, cnonce="0a4f113b", response="${response}"`
  );
}

/** One call with an API key: the challenge, then the answer to it. */
export async function callWithKey(
  sandbox: Sandbox,
  { publicKey, privateKey }: Pick<SandboxOrganization, "publicKey" | "privateKey">,
  target: string,
  method = "GET",
): Promise<Answer> {
  const challenge = (await call(sandbox, target, { method })).headers.get("www-authenticate") ?? "";
  const Authorization = digestAnswer(challenge, { publicKey, privateKey, target, method });
  return call(sandbox, target, { method, accept: null, headers: { Authorization } });
}

export type StateOrganization = SandboxState["organizations"][number];

/** Production, Sandbox and Labs, as the seed names them. */
export function organizationsOf(sandbox: Sandbox): [StateOrganization, StateOrganization, StateOrganization] {
  const [production, playground, labs] = sandbox.state().organizations;
  if (production === undefined || playground === undefined || labs === undefined) throw new Error("no company");
  return [production, playground, labs];
}

export function userOf(organization: StateOrganization, local: string) {
  const user = organization.users.find(({ username }) => username.startsWith(`${local}@`));
  if (user === undefined) throw new Error(`no ${local} in ${organization.name}`);
  return user;
}

export function projectOf(organization: StateOrganization, name: string) {
  const project = organization.projects.find((candidate) => candidate.name === name);
  if (project === undefined) throw new Error(`no project ${name}`);
  return project;
}

export function teamOf(organization: StateOrganization, name: string) {
  const team = organization.teams.find((candidate) => candidate.name === name);
  if (team === undefined) throw new Error(`no team ${name}`);
  return team;
}

export const ALL_STATUSES = ["ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"]
  .map((status) => `orgMembershipStatuses=${status}`)
  .join("&");

function parse(text: string): AnswerBody {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse("{}");
  }
}
