import type { AuditEntry } from "@/lib/audit/types";
import type { Column } from "./csv";

/** Every field of an entry that its hash covers, and the hashes: the file alone shows whether the chain holds. */
export const auditColumns: readonly Column<AuditEntry>[] = [
  { header: "sequence", cell: ({ sequence }) => sequence },
  { header: "at", cell: ({ at }) => at },
  { header: "action", cell: ({ action }) => action },
  { header: "actor", cell: ({ actor }) => actor },
  { header: "subject", cell: ({ subject }) => subject },
  { header: "organization_id", cell: ({ organizationId }) => organizationId },
  { header: "offboarding_id", cell: ({ offboardingId }) => offboardingId },
  { header: "step_id", cell: ({ stepId }) => stepId },
  { header: "details", cell: ({ details }) => JSON.stringify(details) },
  { header: "previous_hash", cell: ({ previousHash }) => previousHash },
  { header: "hash", cell: ({ hash }) => hash },
];
