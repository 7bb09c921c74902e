import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasOrganization } from "@/lib/atlas/types";
import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { roleName } from "../organizations/role-name";
import type { ConnectionReport } from "../person-types";
import { describeFailedPart } from "../reading/atlas-failure";
import { startPatience } from "../reading/patience";
import { readSettingsOf } from "../reading/read-settings";
import { within } from "../reading/within";
import type { IncompletePart, ListOf } from "../types";
import { type ConnectionRoles, listOperations, readConnectionRoles } from "./connection-roles";

/** How long the page waits for one connection. */
const PATIENCE_MS = 15_000;
const DAY_MS = 86_400_000;
/** Time enough to make a new secret and bring it here. */
const SECRET_WARNING_MS = 21 * DAY_MS;

type Check = ConnectionReport["checks"][number];

/**
 * Tests every connection by harmless reads: what it is, which organization it sees, whether it is let in, which roles it
 * seems to have and what they allow, Atlas's limits, and when its secret ends where that can be known. A broken connection is a
 * report that says so and hides no other. Where a second credential reads, the first one is not used: its roles are looked up.
 * Throws nothing of Atlas's.
 */
export async function readConnections(
  ctx: DirectoryReadContext,
  options: { signal?: AbortSignal; patienceMs?: number } = {},
): Promise<ListOf<ConnectionReport>> {
  const { patienceMs = PATIENCE_MS, signal } = options;
  const readAt = new Date(ctx.now()).toISOString();
  const patience = startPatience(patienceMs, signal);
  const reports = await Promise.all(
    ctx.connections.all().map((connection) => testConnection(ctx, connection, patience, readAt)),
  );
  signal?.throwIfAborted();
  const results = reports.map((report) => withTwins(report, reports));
  return {
    results,
    totalCount: results.length,
    readAt,
    incomplete: results.flatMap(({ incomplete }) => incomplete),
  };
}

async function testConnection(
  ctx: DirectoryReadContext,
  connection: Connection,
  patience: AbortSignal,
  readAt: string,
): Promise<ConnectionReport> {
  const { client, credential } = connection;
  const report: ConnectionReport = {
    name: connection.name,
    generation: client.generation,
    credential: credential ?? { kind: "service_account", publicId: "", hasReadCredential: false },
    organization: null,
    checks: [],
    operations: listOperations(client.generation, null),
    rateLimit: { limit: null, remaining: null, toldAt: null },
    secretExpiresAt: null,
    readAt,
    incomplete: [],
  };
  const call = { signal: patience };
  const [asked] = await Promise.allSettled([within(patience, client.listOrganizations(call))]);
  if (asked.status === "rejected") {
    const part = describeFailedPart(`The connection "${connection.name}"`, asked.reason);
    return { ...report, checks: describeRefusal(asked.reason, part), incomplete: [part] };
  }
  const seen = asked.value.items.filter(({ isDeleted }) => !isDeleted);
  const [organization] = seen;
  const checks: Check[] = [
    ok("Sign-in", `Atlas accepts the ${kindOf(report)}${report.credential.hasReadCredential ? " that reads" : ""}.`),
  ];
  if (organization === undefined || seen.length > 1) {
    const sentence = `The credential sees ${seen.length} organizations; it has to see exactly one.`;
    const nextStep = "Use a service account or an API key that belongs to one organization.";
    return { ...report, checks: [...checks, { name: "Organization", state: "refused", sentence, nextStep }] };
  }
  checks.push(ok("Organization", `It belongs to ${organization.name}.`));

  const [member, settings, limits, roles] = await Promise.allSettled([
    within(patience, client.getOrganization(organization.id, call)),
    within(patience, readSettingsOf(ctx, connection, organization.id, call)),
    within(patience, client.listRateLimits(organization.id, call)),
    within(patience, readConnectionRoles(connection, organization.id, patience)),
  ]);
  const required = settings.status === "fulfilled" ? settings.value.apiAccessListRequired : null;
  checks.push(describeAccessList(member, required));
  const known = roles.status === "fulfilled" ? roles.value : null;
  checks.push(known === null ? failed("Roles", roles) : describeRoles(known));
  const limit = limits.status === "fulfilled" ? limits.value.find(isAboutUsers) : undefined;
  checks.push(describeLimits(limits, limit));
  checks.push(describeSecret(report, known, ctx.now()));
  return {
    ...report,
    organization: { id: organization.id, name: organization.name },
    checks,
    operations: listOperations(client.generation, known?.organizationRoles ?? null),
    rateLimit: describeBudget(connection, organization.id, limit?.capacity ?? null, ctx.now()),
    secretExpiresAt: known?.secretExpiresAt ?? null,
  };
}

function ok(name: string, sentence: string, nextStep: string | null = null): Check {
  return { name, state: "ok", sentence, nextStep };
}

/** A check that could not be made says why; one that this generation cannot make is not a failure of the connection. */
function failed(name: string, read: PromiseSettledResult<unknown>): Check {
  const reason: unknown = read.status === "rejected" ? read.reason : null;
  const { reason: sentence, nextStep } = describeFailedPart(name, reason);
  return { name, state: "unknown", sentence, nextStep };
}

/** The first call failed: by sign-in, by the access list, or before Atlas answered at all. */
function describeRefusal(failure: unknown, { reason, nextStep }: IncompletePart): Check[] {
  const kind = isAtlasError(failure) ? failure.kind : null;
  if (kind === "access_list") {
    return [
      ok("Sign-in", "Atlas knows the credential."),
      { name: "Access list", state: "refused", sentence: reason, nextStep },
    ];
  }
  const isRefused = kind === "credentials" || kind === "token_limit" || kind === "role";
  return [{ name: "Sign-in", state: isRefused ? "refused" : "unknown", sentence: reason, nextStep }];
}

function describeAccessList(member: PromiseSettledResult<AtlasOrganization>, required: boolean | null): Check {
  if (member.status === "rejected") {
    const check = failed("Access list", member);
    return isAtlasError(member.reason) && member.reason.kind === "access_list" ? { ...check, state: "refused" } : check;
  }
  const rule =
    required === null ? "" : ` The organization ${required ? "requires" : "does not require"} an API access list.`;
  return ok("Access list", `Calls from this server are let in.${rule}`);
}

function describeRoles({ organizationRoles, source }: ConnectionRoles): Check {
  if (organizationRoles === null) {
    const sentence = "Atlas does not say which roles the credential has.";
    return { name: "Roles", state: "unknown", sentence, nextStep: "Look it up in Atlas, under Access Manager." };
  }
  const names = organizationRoles.map(roleName).join(", ") || "no role in the organization";
  const sentence = source === "listed" ? `Atlas lists it with ${names}.` : `It can read what asks for ${names}.`;
  return organizationRoles.includes("ORG_OWNER")
    ? ok("Roles", sentence)
    : { name: "Roles", state: "refused", sentence, nextStep: "Give it the role Organization Owner to remove people." };
}

/** Atlas counts by organization, whichever credential calls: what was said last, to either of them, holds. */
function describeBudget(
  { client, remover }: Connection,
  organizationId: string,
  capacity: number | null,
  nowMs: number,
): ConnectionReport["rateLimit"] {
  const [left] = [client, remover]
    .flatMap((one) => one.userCallsLeft(organizationId) ?? [])
    .sort((a, b) => a.ageMs - b.ageMs);
  if (left === undefined) return { limit: capacity, remaining: null, toldAt: null };
  return { limit: left.limit, remaining: left.remaining, toldAt: new Date(nowMs - left.ageMs).toISOString() };
}

/** The set that removals count against. */
function isAboutUsers({ endpointSetName, scope }: { endpointSetName: string; scope: string }): boolean {
  return scope === "ORGANIZATION" && /cloud users/i.test(endpointSetName);
}

function describeLimits(
  limits: PromiseSettledResult<unknown>,
  limit: { capacity: number; refillRate: number; refillDurationSeconds: number } | undefined,
): Check {
  if (limits.status === "rejected") return failed("Rate limit", limits);
  if (limit === undefined) {
    return { name: "Rate limit", state: "unknown", sentence: "Atlas does not say its limits.", nextStep: null };
  }
  const { capacity, refillRate, refillDurationSeconds } = limit;
  const sentence = `Atlas allows ${capacity} calls about users at once, and ${refillRate} more every ${refillDurationSeconds} seconds.`;
  return ok("Rate limit", sentence);
}

function describeSecret(report: ConnectionReport, roles: ConnectionRoles | null, nowMs: number): Check {
  if (report.credential.kind === "api_key") return ok("Secret", "API keys do not expire.");
  const expiresAt = roles?.secretExpiresAt ?? null;
  if (expiresAt === null) {
    const sentence = "When the secret expires is not known: Atlas does not list this service account to it.";
    return { name: "Secret", state: "unknown", sentence, nextStep: "Look at the service account in Atlas." };
  }
  const leftMs = Date.parse(expiresAt) - nowMs;
  const day = expiresAt.slice(0, 10);
  if (leftMs <= 0) {
    const nextStep = "Make a new one in Atlas, and set it here.";
    return { name: "Secret", state: "refused", sentence: `A secret of it expired on ${day}.`, nextStep };
  }
  const soon = leftMs <= SECRET_WARNING_MS ? "Make a new secret in Atlas soon, and set it here." : null;
  return ok("Secret", `Its secret expires on ${day}.`, soon);
}

/** Two connections of one organization: the first one is used, and every person would be shown twice. */
function withTwins(report: ConnectionReport, all: readonly ConnectionReport[]): ConnectionReport {
  const id = report.organization?.id;
  const twins = all.filter((other) => other !== report && id !== undefined && other.organization?.id === id);
  if (twins.length === 0) return report;
  const names = twins.map(({ name }) => `"${name}"`).join(", ");
  const sentence = `The connection ${names} is of the same organization.`;
  const nextStep = "Keep one of them: people would be shown twice.";
  return { ...report, checks: [...report.checks, { name: "One of a kind", state: "refused", sentence, nextStep }] };
}

function kindOf({ credential }: ConnectionReport): string {
  return credential.kind === "service_account" ? "service account" : "API key";
}
