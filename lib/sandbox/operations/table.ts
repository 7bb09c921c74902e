import { ALERT_AND_FEDERATION_OPERATIONS } from "./alerts-and-federation";
import { DATABASE_USER_OPERATIONS } from "./database-users";
import { EVENT_OPERATIONS } from "./events";
import { GROUP_USER_OPERATIONS } from "./group-users";
import { INVITATION_OPERATIONS } from "./invitations";
import type { Operation } from "./operation";
import { ORG_USER_OPERATIONS } from "./org-users";
import { ORGANIZATION_OPERATIONS } from "./organizations";
import { PROGRAMMATIC_ACCESS_OPERATIONS } from "./programmatic-access";
import { rateLimitOperations } from "./rate-limits";
import { TEAM_OPERATIONS } from "./teams";

const RESOURCES: readonly Operation[] = [
  ...ORGANIZATION_OPERATIONS,
  ...ORG_USER_OPERATIONS,
  ...GROUP_USER_OPERATIONS,
  ...TEAM_OPERATIONS,
  ...EVENT_OPERATIONS,
  ...INVITATION_OPERATIONS,
  ...DATABASE_USER_OPERATIONS,
  ...PROGRAMMATIC_ACCESS_OPERATIONS,
  ...ALERT_AND_FEDERATION_OPERATIONS,
];

/** Every operation below /api/atlas/v2, by its operationId in the published description. */
export const OPERATIONS: readonly Operation[] = [...RESOURCES, ...rateLimitOperations(RESOURCES)];
