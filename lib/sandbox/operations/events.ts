import { apiFailure } from "../http/api-failure";
import { readPaging } from "../http/paging";
import { ENDPOINT_SETS } from "../http/rate-limits";
import { listReply, type Reply } from "../http/render";
import { V2023_01_01 } from "../http/versions";
import type { AuditEvent } from "../world/model";
import { type Call, type Operation, organizationOf, projectOf } from "./operation";

/** Newest first; eventType is repeatable, minDate and maxDate are ISO 8601 (atlas-facts §1a, §1c). */
function listEvents(call: Call, belongs: (event: AuditEvent) => boolean): Reply {
  const types = call.query.getAll("eventType");
  const excluded = call.query.getAll("excludedEventType");
  const minMs = readDate(call, "minDate") ?? Number.NEGATIVE_INFINITY;
  const maxMs = readDate(call, "maxDate") ?? Number.POSITIVE_INFINITY;
  const events = organizationOf(call)
    .events.filter(belongs)
    .filter((event) => types.length === 0 || types.includes(event.eventTypeName))
    .filter((event) => !excluded.includes(event.eventTypeName))
    .filter((event) => Date.parse(event.created) >= minMs && Date.parse(event.created) <= maxMs)
    .reverse();
  return listReply(events, readPaging(call.query), (event) =>
    JSON.stringify({ ...event, isGlobalAdmin: false, links: [], remoteAddress: "127.0.0.1" }),
  );
}

function readDate(call: Call, name: string): number | null {
  const text = call.query.get(name);
  if (text === null) return null;
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw apiFailure("INVALID_QUERY_PARAMETER", { parameters: [name] });
  return ms;
}

const versions = [V2023_01_01];

export const EVENT_OPERATIONS: readonly Operation[] = [
  {
    id: "listOrgEvents",
    method: "GET",
    path: "/orgs/{orgId}/events",
    versions,
    role: "orgMember",
    endpointSet: ENDPOINT_SETS.orgEvents,
    // The event types of an organization leave out those of its projects (EventTypeForOrg).
    handle: (call) => listEvents(call, (event) => event.groupId === undefined),
  },
  {
    id: "listGroupEvents",
    method: "GET",
    path: "/groups/{groupId}/events",
    versions,
    role: "projectReadOnly",
    endpointSet: ENDPOINT_SETS.groupEvents,
    handle: (call) => listEvents(call, (event) => event.groupId === projectOf(call).id),
  },
];
