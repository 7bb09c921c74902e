"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { projectsQuery } from "@/lib/query/projects";
import { teamsQuery } from "@/lib/query/teams";

export interface Names {
  /** By id. */
  of: ReadonlyMap<string, string>;
  state: "reading" | "read" | "failed";
}

/** The names of the organization's projects and teams, which the rows only know by id. */
export function useNames(organizationId: string): { projects: Names; teams: Names } {
  const projects = useQuery(projectsQuery(organizationId));
  const teams = useQuery(teamsQuery(organizationId));
  return {
    projects: { of: useNameMap(projects.data?.results), state: stateOf(projects) },
    teams: { of: useNameMap(teams.data?.results), state: stateOf(teams) },
  };
}

function useNameMap(list: readonly { id: string; name: string }[] | undefined): ReadonlyMap<string, string> {
  return useMemo(() => new Map(list?.map(({ id, name }) => [id, name])), [list]);
}

function stateOf(query: { data: unknown; isError: boolean }): Names["state"] {
  if (query.data !== undefined) return "read";
  return query.isError ? "failed" : "reading";
}
