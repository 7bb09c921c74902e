import { UserRound } from "lucide-react";
import Link from "next/link";
import { visibleText } from "@/components/shared/visible-text";
import type { PersonInOrganization } from "@/lib/directory/person-types";
import type { AccessMap, GrantOf } from "./access-map";
import { GrantLine } from "./grant-line";
import { grantRemoval } from "./grant-removal";
import { type MenuFor, Part } from "./organization-part";

export interface TeamsPartProps {
  entry: PersonInOrganization;
  map: AccessMap;
  menuFor: MenuFor;
}

/** The teams the person is in. */
export function TeamsPart({ entry, map, menuFor }: TeamsPartProps) {
  if (map.teams.length === 0) return null;
  const base = entry.organization.id === null ? null : `/orgs/${encodeURIComponent(entry.organization.id)}/teams`;
  return (
    <Part title="Teams" count={map.teams.length}>
      {map.teams.map((team) => {
        const name = visibleText(team.teamName ?? team.teamId);
        const href = base && `${base}/${encodeURIComponent(team.teamId)}`;
        return (
          <GrantLine
            key={team.teamId}
            name={
              href === null ? (
                name
              ) : (
                <Link href={href} className="underline-offset-3 hover:underline">
                  {name}
                </Link>
              )
            }
            how={
              <>
                <UserRound aria-hidden />
                Direct
              </>
            }
            detail={opensWords(team)}
            menu={menuFor(
              `team ${name}`,
              href === null ? null : { label: "Open team", href },
              grantRemoval(entry, team),
            )}
          />
        );
      })}
    </Part>
  );
}

function opensWords({ opens }: GrantOf<"team_membership">): string | null {
  if (opens === null) return null;
  if (opens.length === 0) return "Opens no project";
  return opens.length === 1 ? "Opens 1 project" : `Opens ${opens.length} projects`;
}
