import { AUDIT_GROUPS } from "@/lib/audit/types";
import type { AuditFilter } from "@/lib/query/keys";

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The filter an address names; what is unknown or malformed counts as not set. */
export function parseAuditFilter(get: (name: string) => string | null): AuditFilter {
  const by = get("by");
  const offboardingId = get("offboarding");
  return {
    group: AUDIT_GROUPS.find((group) => group === get("group")) ?? null,
    actor: by === "people" || by === "worker" ? by : null,
    offboardingId: offboardingId !== null && UUID.test(offboardingId) ? offboardingId : null,
  };
}
