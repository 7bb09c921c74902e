import { countValues, type Facet } from "@/components/shared/list/facet";
import { domainOf } from "@/components/shared/list/search-text";
import type { InvitationRow } from "@/lib/directory/person-types";
import {
  EXPIRY_DAYS,
  INVITATION_KINDS,
  INVITER_LEFT,
  INVITER_LEFT_WORDS,
  type InvitationFilter,
  kindWord,
  knowsInviters,
  projectIdsOf,
} from "./invitation-filter";

/** What the chips set: the names in the query string. */
export type InvitationFacetKey = "kind" | "project" | "domain" | "inviter" | "left" | "expires";

const KIND_LABELS: Record<InvitationRow["kind"], string> = {
  organization: "Organization",
  organization_legacy: "Legacy organization",
  project_legacy: "Legacy project",
};

/** The filters of the queue, those that are set first. */
export function invitationFacets(
  rows: readonly InvitationRow[],
  filter: InvitationFilter,
): Facet<InvitationFacetKey>[] {
  const facets: Facet<InvitationFacetKey>[] = [
    {
      key: "kind",
      label: "Kind",
      options: () =>
        INVITATION_KINDS.map((kind) => ({
          value: kindWord(kind),
          label: KIND_LABELS[kind],
          count: rows.filter((row) => row.kind === kind).length,
        })),
      problem: null,
      chosen: filter.kind === null ? null : KIND_LABELS[filter.kind],
    },
    {
      key: "project",
      label: "Project",
      options: () => {
        const names = projectNames(rows);
        return countValues(rows.flatMap(projectIdsOf))
          .map(({ value, count }) => ({ value, label: names.get(value) ?? value, count }))
          .sort((a, b) => a.label.localeCompare(b.label));
      },
      problem: null,
      chosen: filter.projectId === null ? null : (projectNames(rows).get(filter.projectId) ?? filter.projectId),
    },
    domainFacet("domain", "Domain", filter.domain, () => rows.map((row) => row.username)),
    domainFacet("inviter", "Inviter domain", filter.inviterDomain, () => rows.map((row) => row.inviterUsername ?? "")),
    ...(knowsInviters(rows) ? [inviterFacet(rows, filter)] : []),
    {
      key: "expires",
      label: "Expires within",
      options: () => EXPIRY_DAYS.map((days) => ({ value: days, label: `${days} days` })),
      problem: null,
      chosen: filter.expiresWithinDays === null ? null : `${filter.expiresWithinDays} days`,
    },
  ];
  return facets.sort((a, b) => Number(a.chosen === null) - Number(b.chosen === null));
}

function inviterFacet(rows: readonly InvitationRow[], filter: InvitationFilter): Facet<InvitationFacetKey> {
  const label = INVITER_LEFT_WORDS;
  const count = rows.filter(({ inviterHasLeft }) => inviterHasLeft === true).length;
  return {
    key: "left",
    label: "Inviter",
    options: () => [{ value: INVITER_LEFT, label, count }],
    problem: null,
    chosen: filter.inviterHasLeft ? label : null,
  };
}

function domainFacet(
  key: "domain" | "inviter",
  label: string,
  chosen: string | null,
  usernames: () => string[],
): Facet<InvitationFacetKey> {
  return {
    key,
    label,
    options: () =>
      countValues(usernames().map(domainOf).filter(Boolean)).map(({ value, count }) => ({
        value,
        label: value,
        count,
      })),
    problem: null,
    chosen,
  };
}

function projectNames(rows: readonly InvitationRow[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { project, projectRoles } of rows) {
    if (project !== null) names.set(project.id, project.name);
    for (const role of projectRoles) if (role.projectName !== null) names.set(role.projectId, role.projectName);
  }
  return names;
}
