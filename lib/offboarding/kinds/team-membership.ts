import { isAtlasError } from "@/lib/atlas/errors";
import { materialOf } from "../plan/read-person";
import type { RemovalTarget, TargetSnapshot } from "../types";
import { type Behaviour, nameOf } from "./behaviour";
import { lists } from "./questions";

type Target = Extract<RemovalTarget, { kind: "remove_from_team" }>;

/** The membership of one team, with whatever projects the team opens. */
export function teamMembership(target: Target): Behaviour {
  const { organizationId, teamId, userId } = target;
  return {
    key: `team/${teamId}/user/${userId}`,
    ids: [
      [organizationId, "organization"],
      [teamId, "team"],
      [userId, "user"],
    ],
    projectId: null,
    async read({ client, call, isProtected }) {
      const user = await client.getOrganizationUser(organizationId, userId, call);
      const material = materialOf(target, { user, directRoles: null }, isProtected(user.username));
      const item = { kind: "team" as const, teamId, teamName: null };
      return { material: { ...material, item }, user: { id: user.id, name: nameOf(user) } };
    },
    isThere: ({ teams }) => teams.some((team) => team.id === teamId),
    without: (material) => ({ ...material, projectRoles: [], teams: [] }),
    send: (client, call) => client.removeTeamUser(organizationId, teamId, userId, call),
    questions({ client, call }, snapshot) {
      const team = teamNameOf(snapshot);
      return [
        {
          asked: `the members of team ${team} with this e-mail`,
          ask: () =>
            lists(client.listTeamUsers(organizationId, teamId, { username: snapshot.username, ...call }), snapshot),
        },
        {
          asked: `the teams of the person in ${snapshot.organizationName}`,
          async ask() {
            try {
              const user = await client.getOrganizationUser(organizationId, userId, call);
              return user.teamIds.includes(teamId);
            } catch (failure) {
              if (isAtlasError(failure) && failure.kind === "not_found") return false;
              throw failure;
            }
          },
        },
      ];
    },
    words(snapshot) {
      const team = teamNameOf(snapshot);
      return {
        place: `team ${team}`,
        title: `Remove ${snapshot.username} from team ${team}`,
        done: `Removed ${snapshot.username} from team ${team}.`,
        nothing: "no membership of the team",
        subject: snapshot.username,
        missing: "membership",
      };
    },
  };
}

/** The team's name, or its id where the name could not be read. */
export function teamNameOf({ item, teams }: Pick<TargetSnapshot, "item" | "teams">): string {
  if (item?.kind !== "team") return "the team";
  return teams.find((team) => team.id === item.teamId)?.name ?? item.teamName ?? item.teamId;
}
