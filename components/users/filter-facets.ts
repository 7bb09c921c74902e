import { countValues, type Facet } from "@/components/shared/list/facet";
import { domainOf } from "@/components/shared/list/search-text";
import { shortRoleName } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import type { OrganizationUserRow } from "@/lib/directory/types";
import type { Names } from "./use-names";
import { SIGN_IN_AGES, type SignInAge, type UserFilter } from "./user-filter";

type UserFacet = Facet<"role" | "projectId" | "teamId" | "domain" | "signInAge" | "userId">;

const SIGN_IN_WORDS: Record<SignInAge, string> = {
  "30": "over 30 d ago",
  "90": "over 90 d ago",
  "180": "over 180 d ago",
  never: "none on record",
};

/** The filters of the Users screen, those that are set first. */
export function userFacets(
  rows: readonly OrganizationUserRow[],
  filter: UserFilter,
  names: { projects: Names; teams: Names },
): UserFacet[] {
  const facets: UserFacet[] = [
    {
      key: "role",
      label: "Role",
      options: () =>
        countValues(rows.flatMap((row) => row.organizationRoles)).map(({ value, count }) => ({
          value,
          label: shortRoleName(value),
          count,
        })),
      problem: null,
      chosen: filter.role === null ? null : shortRoleName(filter.role),
    },
    named("projectId", "Project", names.projects, filter.projectId, () =>
      rows.flatMap((row) => row.projectRoles.map((role) => role.projectId)),
    ),
    named("teamId", "Team", names.teams, filter.teamId, () => rows.flatMap((row) => row.teamIds)),
    {
      key: "domain",
      label: "Domain",
      options: () =>
        countValues(rows.map((row) => domainOf(row.username)).filter(Boolean)).map(({ value, count }) => ({
          value,
          label: value,
          count,
        })),
      problem: null,
      chosen: filter.domain,
    },
    {
      key: "signInAge",
      label: "Last sign-in",
      options: () => SIGN_IN_AGES.map((age) => ({ value: age, label: sentence(SIGN_IN_WORDS[age]) })),
      problem: null,
      chosen: filter.signInAge === null ? null : SIGN_IN_WORDS[filter.signInAge],
    },
  ];
  if (filter.userId !== null) {
    const person = rows.find((row) => row.id === filter.userId);
    const chosen = person === undefined ? filter.userId : visibleText(person.name ?? person.username);
    facets.push({ key: "userId", label: "Person", options: () => [], problem: null, chosen });
  }
  return facets.sort((a, b) => Number(a.chosen === null) - Number(b.chosen === null));
}

function named(
  key: "projectId" | "teamId",
  label: string,
  names: Names,
  chosenId: string | null,
  ids: () => string[],
): UserFacet {
  const words = label === "Project" ? "projects" : "teams";
  return {
    key,
    label,
    options: () => {
      const counts = new Map(countValues(ids()).map(({ value, count }) => [value, count]));
      return [...names.of]
        .map(([value, name]) => ({ value, label: name, count: counts.get(value) ?? 0 }))
        .sort((a, b) => a.label.localeCompare(b.label));
    },
    problem:
      names.state === "failed"
        ? `The ${words} could not be read. Refresh to try again.`
        : names.state === "reading"
          ? `Reading the ${words}…`
          : null,
    chosen: chosenId === null ? null : (names.of.get(chosenId) ?? chosenId),
  };
}

function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
