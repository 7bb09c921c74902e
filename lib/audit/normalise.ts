import type { AuditDraft } from "./types";

export type NormalDraft = Required<AuditDraft>;

/**
 * A draft in the form in which the database gives it back, so that the hash taken before writing holds after reading:
 * absent is null, UUIDs are lower case, and text is what PostgreSQL can store (no NUL, no half of a surrogate pair;
 * a name that holds them must not stop a removal). Numbers that JSON has no word for are refused.
 *
 * @throws TypeError for NaN and the infinities
 */
export function normaliseDraft(draft: AuditDraft): NormalDraft {
  return {
    action: draft.action,
    actor: storableText(draft.actor),
    organizationId: storableOrNull(draft.organizationId),
    offboardingId: draft.offboardingId?.toLowerCase() ?? null,
    stepId: draft.stepId?.toLowerCase() ?? null,
    subject: storableOrNull(draft.subject),
    details: Object.fromEntries(
      Object.entries(draft.details ?? {}).map(([key, value]) => [storableText(key), storableDetail(value)]),
    ),
  };
}

function storableDetail(value: string | number | boolean | null): string | number | boolean | null {
  if (typeof value === "number") {
    if (!Number.isFinite(value)) {
      throw new TypeError("An audit detail must be a finite number");
    }
    // JSON has no negative zero.
    return value === 0 ? 0 : value;
  }
  return typeof value === "string" ? storableText(value) : value;
}

function storableOrNull(text: string | null | undefined): string | null {
  return text === null || text === undefined ? null : storableText(text);
}

function storableText(text: string): string {
  // Buffer writes a lone surrogate as U+FFFD, the replacement character.
  return Buffer.from(text.replaceAll("\0", "\uFFFD"), "utf8").toString("utf8");
}
