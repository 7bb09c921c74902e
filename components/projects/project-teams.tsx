import { UsersRound } from "lucide-react";
import Link from "next/link";
import { roleNames } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import { buttonClass } from "@/components/ui/button-class";
import { Card, CardHeader } from "@/components/ui/card";
import type { ProjectTeamRow } from "@/lib/directory/types";

export interface ProjectTeamsProps {
  organizationId: string;
  teams: ProjectTeamRow[] | null;
}

/** The teams that open the project. What could not be read is said in the amber bar, never shown as none. */
export function ProjectTeams({ organizationId, teams }: ProjectTeamsProps) {
  return (
    <Card aria-labelledby="teams">
      <CardHeader id="teams" title="Teams that open it" {...(teams === null ? {} : { count: teams.length })} />
      {teams === null ? (
        <p className="px-4 py-3 text-sm text-warning-text">The teams could not be read.</p>
      ) : teams.length === 0 ? (
        <p className="px-4 py-3 text-sm text-text-2">No team has a role in this project.</p>
      ) : (
        <ul>
          {teams.map((team) => (
            <li
              key={team.id}
              className="flex gap-3 px-4 py-2.25 text-sm text-text-2 not-first:border-t not-first:border-border"
            >
              <UsersRound aria-hidden className="mt-px size-icon flex-none text-text-3" />
              <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
                <strong className="block font-medium text-text">{visibleText(team.name ?? team.id)}</strong>
                {roleNames(team.roles)}
              </div>
              <Link
                href={`/orgs/${organizationId}/teams/${team.id}`}
                className={`${buttonClass("plain", "sm")} flex-none`}
              >
                Open team<span className="sr-only"> {team.name ?? team.id}</span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
