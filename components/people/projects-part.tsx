import { UserRound, UsersRound } from "lucide-react";
import Link from "next/link";
import { roleNames } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import type { PersonInOrganization } from "@/lib/directory/person-types";
import type { AccessMap, ProjectReach } from "./access-map";
import { GrantLine } from "./grant-line";
import { grantRemoval } from "./grant-removal";
import { type MenuFor, Part } from "./organization-part";

export interface ProjectsPartProps {
  entry: PersonInOrganization;
  map: AccessMap;
  menuFor: MenuFor;
  isScanning: boolean;
}

/** Every project within reach, by its way: direct roles and teams one by one, what a role opens as a number. */
export function ProjectsPart({ entry, map, menuFor, isScanning }: ProjectsPartProps) {
  if (map.membership === null && map.projects.length === 0) return null;
  const { projects, isAtLeast } = map.reach;
  const isEmpty = map.projects.length === 0 && map.moreByRole === 0;
  const unread = map.teams.filter((team) => team.opens === null).length;
  return (
    <Part title="Projects" count={isAtLeast ? `${projects} or more` : projects}>
      {map.projects.map((project) => (
        <ProjectLine
          key={`${project.projectId} ${project.source.kind === "team_membership" ? project.source.teamId : ""}`}
          entry={entry}
          project={project}
          menuFor={menuFor}
        />
      ))}
      {map.moreByRole > 0 && (
        <li className="px-4 py-0.75 text-xs leading-(--leading-sm) text-text-2">
          {map.projects.length > 0 ? `${map.moreByRole} more` : map.moreByRole}, all via the organization role
        </li>
      )}
      {unread > 0 && (
        <li className="px-4 py-0.75 text-xs leading-(--leading-sm) text-text-3">
          {isScanning ? "Reading what the teams open…" : "What the teams open was not read."}
        </li>
      )}
      {isEmpty && unread === 0 && (
        <li className="px-4 py-0.75 text-xs text-text-3">
          {isAtLeast
            ? "All of them, through the organization role."
            : entry.incomplete.length > 0
              ? "None that could be read."
              : "None."}
        </li>
      )}
    </Part>
  );
}

function ProjectLine({
  entry,
  project,
  menuFor,
}: {
  entry: PersonInOrganization;
  project: ProjectReach;
  menuFor: MenuFor;
}) {
  const { source, projectId } = project;
  const name = visibleText(project.projectName ?? projectId);
  const base = entry.organization.id === null ? null : `/orgs/${encodeURIComponent(entry.organization.id)}`;
  const isDirect = source.kind === "project_role";
  return (
    <GrantLine
      name={
        base === null ? (
          name
        ) : (
          <Link
            href={`${base}/projects/${encodeURIComponent(projectId)}`}
            className="underline-offset-3 hover:underline"
          >
            {name}
          </Link>
        )
      }
      how={
        isDirect ? (
          <>
            <UserRound aria-hidden />
            Direct
          </>
        ) : (
          <>
            <UsersRound aria-hidden />
            via {visibleText(source.teamName ?? source.teamId)}
          </>
        )
      }
      detail={roleNames(project.roles)}
      menu={
        isDirect
          ? menuFor(
              name,
              base === null
                ? null
                : { label: "Open project", href: `${base}/projects/${encodeURIComponent(projectId)}` },
              grantRemoval(entry, source),
            )
          : menuFor(
              `${name} via ${visibleText(source.teamName ?? source.teamId)}`,
              base === null ? null : { label: "Open team", href: `${base}/teams/${encodeURIComponent(source.teamId)}` },
              null,
            )
      }
    />
  );
}
