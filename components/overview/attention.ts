import type { OrganizationSummary } from "@/lib/directory/types";
import type { OffboardingRow, StepState } from "@/lib/offboarding/types";

/** Something that a person has to look at. */
export interface AttentionItem {
  id: string;
  /** `failed`: a removal did not do what was asked. `incomplete`: something could not be read. `risk`: something that may go wrong. */
  kind: "failed" | "incomplete" | "risk";
  title: string;
  detail: string;
  /** Where to look; null for what is read again instead. */
  href: string | null;
}

/** What needs a person, worst first. Only what is known is judged: a count that could not be read raises no alarm of its own. */
export function attentionItems(
  organizations: readonly OrganizationSummary[],
  offboardings: readonly OffboardingRow[],
): AttentionItem[] {
  return [
    ...unfinished(offboardings).map(describeOffboarding),
    ...organizations.filter((organization) => organization.incomplete.length > 0).map(describeIncomplete),
    ...organizations.flatMap(describeOwners),
  ];
}

/** Offboardings that need a person, without those that were done after all by a later one. They come newest first. */
function unfinished(offboardings: readonly OffboardingRow[]): OffboardingRow[] {
  const decided = new Set<string>();
  return offboardings.filter((row) => {
    const subject = [row.organizationId, row.projectId, row.person.userId].join(" ");
    if (decided.has(subject)) return false;
    decided.add(subject);
    return row.state === "attention";
  });
}

const REASONS: Partial<Record<StepState, string>> = {
  changed_since_review: "Changed since review: nothing was sent",
  refused: "Refused: nothing was removed",
  failed: "The removal failed",
  not_confirmed: "Not confirmed: a read-back could not show that it is gone",
};

function describeOffboarding(row: OffboardingRow): AttentionItem {
  const who = row.person.name ?? row.person.username;
  const place = row.projectName ?? row.organizationName;
  return {
    id: row.id,
    kind: "failed",
    title: `${who} may still have access to ${place}`,
    detail: REASONS[row.headline] ?? "Not all of its steps are done",
    href: `/offboardings/${row.id}`,
  };
}

function describeIncomplete(organization: OrganizationSummary): AttentionItem {
  const [first] = organization.incomplete;
  const more = organization.incomplete.length - 1;
  const reason = first === undefined ? "" : `${first.part}: ${first.reason} ${first.nextStep}`.trim();
  return {
    id: `incomplete ${organization.connection}`,
    kind: "incomplete",
    title:
      organization.id === null
        ? `The connection ${organization.connection} could not be read`
        : `${organization.name} is read incompletely`,
    detail: more > 0 ? `${reason} And ${more} more ${more === 1 ? "part" : "parts"}.` : reason,
    // Another read would say the same of what v1.0 does not show: its lists say what to do.
    href:
      organization.id !== null && organization.incomplete.every(({ code }) => code === "NOT_IN_V1")
        ? `/orgs/${organization.id}/users`
        : null,
  };
}

function describeOwners({ id, name, counts }: OrganizationSummary): AttentionItem[] {
  if (id === null || counts.activeOwners === null || counts.activeOwners > 1) return [];
  const hasNone = counts.activeOwners === 0;
  return [
    {
      id: `owners ${id}`,
      kind: "risk",
      title: `${name} has ${hasNone ? "no active owner" : "one owner"}`,
      detail: hasNone
        ? "Nobody can add one. MongoDB support has to help."
        : "If that owner leaves, nobody can add another. MongoDB advises two.",
      href: `/orgs/${id}/users?status=active&role=ORG_OWNER`,
    },
  ];
}
