/** The closed vocabulary of the audit log. A word that is not here cannot be written. */
export const AUDIT_ACTIONS = [
  "session.signed_in",
  "session.signed_out",
  "session.refused",
  "access.denied",
  "offboarding.requested",
  "offboarding.refused",
  "offboarding.retried",
  "offboarding.finished",
  /** Written and committed before the removal call: without it nothing is sent (rule 2). */
  "step.intent",
  /** What Atlas answered, or that it did not. */
  "step.answer",
  /** What the step came to, after the read-back. */
  "step.outcome",
  /** Written and committed before the invitation is sent, like a step's. */
  "reinvite.intent",
  "reinvite.answer",
  "reinvite.outcome",
  /** Written before the file is sent: who took which list out of here. */
  "export.downloaded",
] as const;
export type AuditAction = (typeof AUDIT_ACTIONS)[number];

/** The first words of the actions, by which the log can be filtered. */
export const AUDIT_GROUPS = ["session", "access", "offboarding", "step", "reinvite", "export"] as const;
export type AuditGroup = (typeof AUDIT_GROUPS)[number];

/** The actor of entries that no person made. */
export const AUDIT_WORKER = "worker";

export interface AuditDraft {
  action: AuditAction;
  /** Who: the e-mail of a person, or "worker". */
  actor: string;
  organizationId?: string | null;
  offboardingId?: string | null;
  stepId?: string | null;
  /** Whom it concerns: the e-mail of the person removed, where there is one. */
  subject?: string | null;
  /** Small, flat, without secrets. */
  details?: Record<string, string | number | boolean | null>;
}

export interface AuditEntry extends Required<AuditDraft> {
  sequence: number;
  /** ISO 8601, UTC, from the database's clock. */
  at: string;
  previousHash: string;
  hash: string;
}

/** Whether the chain holds, and where it breaks first. */
export type ChainStatus =
  | { intact: true; entries: number; headSequence: number; headHash: string }
  | { intact: false; entries: number; firstBadSequence: number; reason: string };

/** The same, with the moment at which every entry was last looked at (ISO 8601); what came after it is looked at each time. */
export type WatchedChainStatus = ChainStatus & { wholeCheckedAt: string };
