import { z } from "zod";
import type { AtlasEvent } from "../leftover-types";
import { type Shape, shape, text } from "./schemas";

const event = z.object({
  id: text,
  created: text,
  eventTypeName: text,
  orgId: text.nullish(),
  groupId: text.nullish(),
  username: text.nullish(),
  targetUsername: text.nullish(),
  targetPublicKey: text.nullish(),
});

/**
 * EventViewForOrg. `apiKeyId` and `publicKey` name the key that acted, not the one acted on, so they are not read as
 * what the event concerns; only `targetPublicKey` is. For service accounts Atlas documents no such field.
 */
export const EVENT: Shape<AtlasEvent> = shape(event, (wire) => ({
  id: wire.id,
  createdAt: wire.created,
  type: wire.eventTypeName,
  organizationId: wire.orgId ?? null,
  projectId: wire.groupId ?? null,
  actorUsername: wire.username ?? null,
  targetUsername: wire.targetUsername ?? null,
  resourceIds: wire.targetPublicKey ? [wire.targetPublicKey] : [],
}));
