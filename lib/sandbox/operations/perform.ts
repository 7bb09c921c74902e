import { authenticate, checkAccessList } from "../auth/authenticate";
import type { Credential } from "../auth/credentials";
import { apiFailure, bareUnauthorized } from "../http/api-failure";
import { readFlag } from "../http/paging";
import { type Rendered, renderReply } from "../http/render";
import { negotiateVersion, type OperationVersion, V2023_01_01, versionHeaders } from "../http/versions";
import { recordChange } from "../record";
import type { Site } from "../site";
import type { Organization, Project } from "../world/model";
import { type Call, isObjectId, type Operation } from "./operation";
import { requireRole } from "./roles";

/** A call as it came over the wire, body read. */
export interface WireCall {
  method: string;
  path: string;
  /** Path and query as they stand in the request line. */
  target: string;
  url: URL;
  params: Record<string, string>;
  authorization: string | undefined;
  accept: string | undefined;
  contentType: string | undefined;
  body: string;
  remoteAddress: string;
}

/**
 * Takes a call through what Atlas checks, in order: who, from where, which version, how often, what, and may they.
 * Throws ApiFailure. Everything after the body is read happens in one go, so no other call comes between.
 */
export function performOperation(site: Site, operation: Operation, wire: WireCall): Rendered {
  const caller = authenticate(site, wire);
  checkAccessList(caller, wire.remoteAddress);
  const oldGeneration = wire.path.startsWith(`${V1_PREFIX}/`);
  const version = oldGeneration
    ? versionOfV1(site, operation, caller)
    : negotiateVersion(wire.accept, operation.versions, (candidate) => isGone(site, operation, candidate));
  const scopeId = scopeOf(operation, wire.params, caller);
  const limitHeaders = site.settings.rateLimits ? site.limiter.take(operation.endpointSet, scopeId, wire.path) : {};
  const { organization, project } = resolveScope(site, operation, wire.params, caller);
  requireRole(operation.role, caller, project);
  const call: Call = {
    world: site.world,
    baseUrl: site.baseUrl,
    nowMs: site.now(),
    caller,
    params: wire.params,
    query: wire.url.searchParams,
    body: operation.method === "POST" || operation.method === "PATCH" ? readJson(wire) : null,
    version: version.date,
    organization,
    project,
    record: (change) =>
      recordChange(site, {
        method: wire.method,
        path: wire.path,
        operation: operation.id,
        organizationId: organization?.id ?? caller.organizationId,
        caller,
        change,
      }),
  };
  const options = {
    contentType: oldGeneration ? "application/json" : `application/vnd.atlas.${version.date}+json`,
    pretty: readFlag(call.query, "pretty", false),
    envelope: readFlag(call.query, "envelope", false),
    url: new URL(wire.target, site.baseUrl),
  };
  const rendered = renderReply(operation.handle(call), options);
  const versioning = oldGeneration ? {} : versionHeaders(version);
  return { ...rendered, headers: { ...rendered.headers, ...limitHeaders, ...versioning } };
}

export const V2_PREFIX = "/api/atlas/v2";
/** v1.0 is v2's 2023-01-01 without versions in Accept, for API keys only (atlas-facts §6.15). */
export const V1_PREFIX = "/api/atlas/v1.0";

/** True where v1.0 has the operation as well. */
export function isInV1(operation: Operation): boolean {
  return operation.versions.some((version) => version.date === V2023_01_01.date);
}

function versionOfV1(site: Site, operation: Operation, caller: Credential): OperationVersion {
  if (caller.kind !== "apiKey") throw bareUnauthorized(site.digest.challenge(false));
  if (site.settings.goneVersions.has("v1.0")) throw apiFailure("VERSION_GONE", { parameters: ["v1.0"] });
  return operation.versions.find((version) => version.date === V2023_01_01.date) ?? V2023_01_01;
}

/** Gone by the calendar, or by a control: a version that has a sunset date, or one operation's version whatever it is. */
function isGone(site: Site, operation: Operation, version: OperationVersion): boolean {
  const { goneVersions } = site.settings;
  if (goneVersions.has(`${operation.id} ${version.date}`)) return true;
  if (version.sunset === undefined) return false;
  return goneVersions.has(version.date) || site.now() >= Date.parse(version.sunset);
}

function scopeOf(operation: Operation, params: Record<string, string>, caller: Credential): string {
  if (operation.endpointSet.scope === "USER") return caller.id;
  return params.orgId ?? params.groupId ?? caller.id;
}

/** Malformed and unknown ids are 404, another organization's are 401 (atlas-facts §2). Reads may see a lagging copy. */
function resolveScope(
  site: Site,
  operation: Operation,
  params: Record<string, string>,
  caller: Credential,
): { organization: Organization | null; project: Project | null } {
  const view = (organization: Organization) =>
    operation.method === "GET" && /User|Invite/.test(operation.id) ? site.lag.view(organization) : organization;
  if (params.orgId !== undefined) {
    const { orgId } = params;
    if (!isObjectId(orgId)) throw apiFailure("INVALID_ORG_ID", { parameters: [orgId] });
    const organization = site.world.organizations.get(orgId);
    if (organization === undefined || organization.isDeleted)
      throw apiFailure("ORG_NOT_FOUND", { parameters: [orgId] });
    if (caller.organizationId !== orgId) throw apiFailure("USER_CANNOT_ACCESS_ORG", { parameters: [orgId] });
    return { organization: view(organization), project: null };
  }
  if (params.groupId !== undefined) {
    const { groupId } = params;
    if (!isObjectId(groupId)) throw apiFailure("INVALID_GROUP_ID", { parameters: [groupId] });
    const organizationId = site.world.organizationIdByProject.get(groupId);
    const organization = site.world.organizations.get(organizationId ?? "");
    if (organization === undefined) throw apiFailure("GROUP_NOT_FOUND", { parameters: [groupId] });
    if (caller.organizationId !== organization.id)
      throw apiFailure("USER_CANNOT_ACCESS_GROUP", { parameters: [groupId] });
    const seen = view(organization);
    return { organization: seen, project: seen.projects.get(groupId) ?? null };
  }
  return { organization: null, project: null };
}

function readJson(wire: WireCall): unknown {
  if (wire.contentType !== undefined && !/\/json|\+json/i.test(wire.contentType)) {
    throw apiFailure("UNSUPPORTED_MEDIA_TYPE");
  }
  try {
    return JSON.parse(wire.body);
  } catch {
    throw apiFailure("INVALID_JSON");
  }
}
