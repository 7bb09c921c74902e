import type { AuditAction, AuditEntry, AuditGroup } from "@/lib/audit/types";

/** What the filter calls the groups of actions. */
export const GROUP_LABELS: Readonly<Record<AuditGroup, string>> = {
  session: "Sign-ins",
  access: "Denied",
  offboarding: "Offboardings",
  step: "Removal steps",
  reinvite: "Invitations sent again",
  export: "Exports",
};

type Details = AuditEntry["details"];

const OUTCOMES: Readonly<Record<string, string>> = {
  removed: "Removed · verified",
  already_absent: "Already absent",
  changed_since_review: "Changed since review",
  refused: "Refused",
  failed: "Failed",
  not_confirmed: "Not confirmed",
};

const REINVITED: Readonly<Record<string, string>> = {
  invited: "Invited again",
  active: "Let in again at once",
  refused: "Invitation refused",
  failed: "Invitation failed",
  not_confirmed: "Invitation not confirmed",
};

/** What a step asks of Atlas, as a thing. */
const CALLS: Readonly<Record<string, string>> = {
  remove_from_organization: "removal from the organization",
  remove_from_project: "removal from the project",
  remove_from_team: "removal from the team",
  revoke_organization_invitation: "revocation of a legacy organization invitation",
  revoke_project_invitation: "revocation of a legacy project invitation",
  delete_database_user: "deletion of a database user",
};

/** One sentence for each action, from what the entry holds. */
const SENTENCES: Readonly<Record<AuditAction, (details: Details) => string>> = {
  "session.signed_in": (details) => `Signed in${asRole(details)}`,
  "session.signed_out": () => "Signed out",
  "session.refused": (details) => `Sign-in refused${reasonOf(details)}`,
  "access.denied": (details) => `Was not let in${asRole(details)}`,
  "offboarding.requested": (details) => `Requested the ${callOf(details)}`,
  "offboarding.refused": (details) => `Asked for the ${callOf(details)}: refused, nothing was sent`,
  "offboarding.retried": () => "Asked to retry a failed step",
  "offboarding.finished": (details) =>
    details.state === "done" ? "Offboarding done" : "Offboarding ended, and needs attention",
  "step.intent": (details) => `About to send the ${callOf(details)} to Atlas${attemptOf(details)}`,
  "step.answer": (details) => answerOf(details) + attemptOf(details),
  "step.outcome": (details) => OUTCOMES[String(details.outcome)] ?? `Ended as ${String(details.outcome)}`,
  "reinvite.intent": (details) =>
    details.kind === "project"
      ? "About to give a project role back"
      : details.kind === "team"
        ? "About to give a team back"
        : "About to send an invitation again",
  "reinvite.answer": (details) => answerOf(details),
  "reinvite.outcome": (details) => REINVITED[String(details.outcome)] ?? `Ended as ${String(details.outcome)}`,
  "export.downloaded": (details) =>
    `Exported ${text(details.rows) ?? "?"} rows${details.complete === false ? ", incomplete" : ""}`,
};

/** What happened, in plain words. A word of a newer version is shown as it is, never hidden. */
export function entrySentence(entry: Pick<AuditEntry, "action" | "details">): string {
  const sentence: ((details: Details) => string) | undefined = SENTENCES[entry.action];
  return sentence === undefined ? entry.action : sentence(entry.details);
}

/** The second line: what the engine or the door said at the time, or null. */
export function entryRemark({ action, details }: Pick<AuditEntry, "action" | "details">): string | null {
  switch (action) {
    case "step.outcome":
    case "reinvite.outcome":
      return text(details.sentence);
    case "offboarding.refused":
      return text(details.reason);
    case "access.denied":
      return details.permission === undefined ? null : `It needs the permission ${String(details.permission)}`;
    case "export.downloaded":
      return text(details.file);
    default:
      return null;
  }
}

/** Entries that have all the words somewhere a person can see them. */
export function searchEntries(entries: readonly AuditEntry[], searched: string): readonly AuditEntry[] {
  const words = searched.trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries;
  return entries.filter((entry) => {
    const { sequence, actor, subject, hash, offboardingId } = entry;
    const seen = [`#${sequence}`, entrySentence(entry), entryRemark(entry), actor, subject, hash, offboardingId];
    const hay = seen.join(" ").toLowerCase();
    return words.every((word) => hay.includes(word));
  });
}

function text(value: Details[string] | undefined): string | null {
  return value === null || value === undefined || value === "" ? null : String(value);
}

function asRole({ role }: Details): string {
  return text(role) === null ? "" : ` as ${role}`;
}

function reasonOf({ reason }: Details): string {
  return text(reason) === null ? "" : `: ${reason}`;
}

function callOf({ kind }: Details): string {
  return CALLS[String(kind)] ?? "removal";
}

function attemptOf({ attempt }: Details): string {
  return typeof attempt === "number" && attempt > 1 ? ` (attempt ${attempt})` : "";
}

function answerOf({ status, errorCode }: Details): string {
  if (text(status) === null) return "Atlas gave no answer";
  return ["Atlas answered", status, errorCode].filter((part) => text(part) !== null).join(" ");
}
