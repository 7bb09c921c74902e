import { z } from "zod";
import { ORGANIZATION_MEMBERSHIP_STATUSES } from "@/lib/atlas/types";
import { AUDIT_GROUPS } from "@/lib/audit/types";
import type { InvitationRow } from "@/lib/directory/person-types";
import { atlasIdSchema } from "@/lib/directory/reading/atlas-id";
import { AppError } from "@/lib/errors";

/** The part of an e-mail after the @. */
const emailDomain = z.string().regex(/^[^@\s]{1,253}$/);

const INVITATION_KINDS = [
  "organization",
  "organization_legacy",
  "project_legacy",
] as const satisfies readonly InvitationRow["kind"][];

/** Every filter that some report knows. None is free text: no e-mail ever stands in an address. */
export const reportFilters = z.object({
  /** One organization; without it, all of them. */
  orgId: atlasIdSchema.optional(),
  projectId: atlasIdSchema.optional(),
  teamId: atlasIdSchema.optional(),
  status: z
    .preprocess(
      (value) => (typeof value === "string" ? [value] : value),
      z.array(z.enum(ORGANIZATION_MEMBERSHIP_STATUSES)).max(ORGANIZATION_MEMBERSHIP_STATUSES.length),
    )
    .optional(),
  /** An organization role as Atlas spells it. */
  role: z
    .string()
    .regex(/^[A-Z_]{1,60}$/)
    .optional(),
  domain: emailDomain.optional(),
  /** Active users whose last sign-in is more than so many days ago, or who have none on record. */
  signin: z.enum(["30", "90", "180", "never"]).optional(),
  /** Of an invitation: its family, whose domain its inviter has, whether they have left, and within how many days it lapses. */
  kind: z.enum(INVITATION_KINDS).optional(),
  inviterDomain: emailDomain.optional(),
  inviter: z.literal("left").optional(),
  expires: z.enum(["3", "7", "14"]).optional(),
  group: z.enum(AUDIT_GROUPS).optional(),
  actor: z.enum(["people", "worker"]).optional(),
  offboardingId: z.uuid().optional(),
});
export type ReportFilters = z.output<typeof reportFilters>;

/**
 * The filters that were set, for the file to say. `scope` names what the report is about, which its scope says already.
 * Throws AppError BAD_INPUT for a filter that this report does not know: a file must not claim less than it shows.
 */
export function requireKnownFilters(
  report: string,
  filters: ReportFilters,
  { scope, known = [] }: { scope: readonly (keyof ReportFilters)[]; known?: readonly (keyof ReportFilters)[] },
): Record<string, string | readonly string[]> {
  const isOf = (names: readonly string[], name: string) => names.includes(name);
  const set = Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
  for (const [name] of set) {
    if (isOf(scope, name) || isOf(known, name)) continue;
    throw new AppError("BAD_INPUT", `The report "${report}" cannot be filtered by ${name}.`, {
      hint: `It can be filtered by ${[...scope, ...known].join(", ")}.`,
    });
  }
  return Object.fromEntries(set.filter(([name]) => isOf(known, name)));
}
