import { z } from "zod";
import { listAudit } from "@/lib/audit/list";
import { AUDIT_ACTIONS, AUDIT_GROUPS, type AuditEntry } from "@/lib/audit/types";
import { defineRoute } from "@/lib/auth/define-route";
import { atlasIdSchema } from "@/lib/directory/reading/atlas-id";
import type { ListOf } from "@/lib/directory/types";
import { pageLimit, positiveInteger } from "../parameters";

/** The audit log, newest first, a page at a time: `before` is the sequence number of the last entry of the page before. */
export const GET = defineRoute({
  permission: "audit",
  query: z.object({
    limit: pageLimit,
    before: positiveInteger.optional(),
    group: z.enum(AUDIT_GROUPS).optional(),
    action: z.enum(AUDIT_ACTIONS).optional(),
    actor: z.enum(["people", "worker"]).optional(),
    orgId: atlasIdSchema.optional(),
    offboardingId: z.uuid().optional(),
  }),
  handler: async ({ runtime, query }): Promise<ListOf<AuditEntry>> => {
    const { actor, orgId, ...rest } = query;
    const readAt = new Date(runtime.now()).toISOString();
    const page = await listAudit(runtime.db, { ...rest, actorKind: actor, organizationId: orgId });
    return { results: page.entries, totalCount: page.total, readAt, incomplete: [] };
  },
});
