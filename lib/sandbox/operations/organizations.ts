import { readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { jsonReply, listReply, type Reply } from "../http/render";
import { V2023_01_01 } from "../http/versions";
import type { Project } from "../world/model";
import { organizationJson, projectJson } from "../world/wire";
import { type Call, type Operation, organizationOf, projectOf } from "./operation";
import { canReadProject } from "./roles";

/** A credential belongs to exactly one organization, so this list has one row or none (atlas-facts §3). */
function listOrgs(call: Call): Reply {
  const own = call.world.organizations.get(call.caller.organizationId);
  const organizations = (own === undefined ? [] : [own]).filter((one) => startsWith(one.name, call.query.get("name")));
  return listReply(organizations, readPaging(call.query), (one) => organizationJson(one, call.baseUrl));
}

function getOrg(call: Call): Reply {
  return jsonReply(200, organizationJson(organizationOf(call), call.baseUrl));
}

/** Projects the caller can read: all of them by organization role, else only those with a role of its own. */
function getOrgGroups(call: Call): Reply {
  const name = call.query.get("name");
  const projects = readableProjects(call).filter((project) => startsWith(project.name, name));
  return listReply(projects, readPaging(call.query), (project) => projectJson(project, call.baseUrl));
}

function listGroups(call: Call): Reply {
  return listReply(readableProjects(call), readPaging(call.query), (project) => projectJson(project, call.baseUrl));
}

function getGroup(call: Call): Reply {
  return jsonReply(200, projectJson(projectOf(call), call.baseUrl));
}

function getOrgSettings(call: Call): Reply {
  const { securityContact, ...settings } = organizationOf(call).settings;
  return jsonReply(200, JSON.stringify({ ...settings, securityContact: securityContact ?? undefined }));
}

function readableProjects(call: Call): Project[] {
  const organization = call.organization ?? call.world.organizations.get(call.caller.organizationId);
  if (organization === undefined) return [];
  return [...organization.projects.values()].filter((project) => canReadProject(call.caller, project));
}

/** `name` filters are case-insensitive prefixes (atlas-facts §1a). */
function startsWith(name: string, prefix: string | null): boolean {
  return prefix === null || name.toLowerCase().startsWith(prefix.toLowerCase());
}

const versions = [V2023_01_01];

export const ORGANIZATION_OPERATIONS: readonly Operation[] = [
  {
    id: "listOrgs",
    method: "GET",
    path: "/orgs",
    versions,
    role: "none",
    endpointSet: ENDPOINT_SETS.organizationList,
    handle: listOrgs,
  },
  {
    id: "getOrg",
    method: "GET",
    path: "/orgs/{orgId}",
    versions,
    role: "orgMember",
    endpointSet: ENDPOINT_SETS.organizations,
    handle: getOrg,
  },
  {
    id: "getOrgGroups",
    method: "GET",
    path: "/orgs/{orgId}/groups",
    versions,
    role: "orgMember",
    endpointSet: ENDPOINT_SETS.organizations,
    handle: getOrgGroups,
  },
  {
    id: "getOrgSettings",
    method: "GET",
    path: "/orgs/{orgId}/settings",
    versions,
    role: "orgMember",
    endpointSet: ENDPOINT_SETS.settings,
    handle: getOrgSettings,
  },
  {
    id: "listGroups",
    method: "GET",
    path: "/groups",
    versions,
    role: "none",
    endpointSet: ENDPOINT_SETS.projectList,
    handle: listGroups,
  },
  {
    id: "getGroup",
    method: "GET",
    path: "/groups/{groupId}",
    versions,
    role: "projectReadOnly",
    endpointSet: ENDPOINT_SETS.projects,
    handle: getGroup,
  },
];
