import { EVENT_OPERATIONS } from "./events";
import { GROUP_USER_OPERATIONS } from "./group-users";
import type { Operation } from "./operation";
import { ORG_USER_OPERATIONS } from "./org-users";
import { ORGANIZATION_OPERATIONS } from "./organizations";
import { rateLimitOperations } from "./rate-limits";
import { TEAM_OPERATIONS } from "./teams";

const RESOURCES: readonly Operation[] = [
  ...ORGANIZATION_OPERATIONS,
  ...ORG_USER_OPERATIONS,
  ...GROUP_USER_OPERATIONS,
  ...TEAM_OPERATIONS,
  ...EVENT_OPERATIONS,
];

/** Every operation below /api/atlas/v2, by its operationId in the published description. */
export const OPERATIONS: readonly Operation[] = [...RESOURCES, ...rateLimitOperations(RESOURCES)];
