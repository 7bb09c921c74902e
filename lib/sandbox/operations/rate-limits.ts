import { apiFailure } from "../http/api-failure";
import { readPaging } from "../http/paging";
import { ENDPOINT_SETS, type EndpointSet, type RateScope } from "../http/rate-limits";
import { jsonReply, listReply, type Reply } from "../http/render";
import { V2025_03_12 } from "../http/versions";
import type { Call, Operation } from "./operation";

const SCOPE_PARAMETERS: readonly [string, RateScope][] = [
  ["orgId", "ORGANIZATION"],
  ["groupId", "GROUP"],
  ["userId", "USER"],
];

/** The endpoint sets and their limits; orgId, groupId or userId narrows to that scope (atlas-facts §4). */
export function rateLimitOperations(others: readonly Operation[]): readonly Operation[] {
  const toJson = (set: EndpointSet): string => {
    const value = (number: number) => ({ value: number, defaultValue: number });
    return JSON.stringify({
      capacity: value(set.capacity),
      endpointSetId: set.id,
      endpointSetName: set.name,
      endpoints: others
        .filter((operation) => operation.endpointSet.id === set.id)
        .map(({ method, path }) => ({ method, path: `/api/atlas/v2${path}` })),
      refillDurationSeconds: value(set.refillDurationS),
      refillRate: value(set.refillRate),
      scope: set.scope,
    });
  };

  function listRateLimits(call: Call): Reply {
    const scopes = SCOPE_PARAMETERS.filter(([name]) => call.query.has(name)).map(([, scope]) => scope);
    if (call.query.has("ipAddress")) return listReply([], readPaging(call.query), toJson);
    const names = call.query.getAll("name");
    const sets = Object.values<EndpointSet>(ENDPOINT_SETS)
      .filter((set) => scopes.length === 0 || scopes.includes(set.scope))
      .filter((set) => names.length === 0 || names.includes(set.name));
    return listReply(sets, { ...readPaging(call.query), includeCount: true }, toJson);
  }

  function getRateLimit(call: Call): Reply {
    const set = Object.values<EndpointSet>(ENDPOINT_SETS).find((one) => one.id === call.params.endpointSetId);
    if (set === undefined) throw apiFailure("RESOURCE_NOT_FOUND", { parameters: [call.params.endpointSetId] });
    return jsonReply(200, toJson(set));
  }

  const common = {
    method: "GET",
    versions: [V2025_03_12],
    role: "none",
    endpointSet: ENDPOINT_SETS.rateLimits,
  } as const;
  return [
    { id: "listRateLimits", path: "/rateLimits", handle: listRateLimits, ...common },
    { id: "getRateLimit", path: "/rateLimits/{endpointSetId}", handle: getRateLimit, ...common },
  ];
}
