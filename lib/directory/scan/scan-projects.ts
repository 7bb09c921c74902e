import type { AtlasClient, AtlasOrganization } from "@/lib/atlas/types";
import type { ListedProject } from "../cache";
import { concernsEveryProject, PROJECTS_AT_ONCE } from "../invitations/read-invitation-lists";
import { matchDatabaseUser } from "../leftovers/database-users";
import { matchAlertRecipients } from "../leftovers/notified-people";
import { isSamePerson } from "../people/same-person";
import type { Grant, Leftover } from "../person-types";
import { unstablePart } from "../reading/atlas-failure";
import { groupFailedParts } from "../reading/failed-parts";
import { settleInParallel } from "../reading/in-parallel";
import type { IncompletePart } from "../types";
import type { Scan } from "./scan";

/** The person's teams, with their names where those are known. */
export interface PersonTeams {
  userId: string;
  teams: ReadonlyMap<string, string | null>;
}

type TeamGrant = Extract<Grant, { kind: "team_membership" }>;

/**
 * Every project of one organization, a few at a time: old invitations, database users and alert recipients as they are found,
 * and what the teams open when all are read. Returns what could not be read, put together by reason.
 */
export async function scanProjects(
  client: AtlasClient,
  organization: AtlasOrganization,
  projects: readonly ListedProject[],
  teams: PersonTeams | null,
  scan: Scan,
): Promise<IncompletePart[]> {
  const opened = new Map<string, NonNullable<TeamGrant["opens"]>>();
  const failures = new Map<string, { name: string; reason: unknown }[]>();
  const refusals = new Map<string, unknown>();
  const unstable: IncompletePart[] = [];
  const call = { signal: scan.signal };
  scan.addTasks(projects.length);

  /** One question about one project. What is refused for every project is not asked of the next. */
  async function ask<Value extends { stable: boolean }>(
    what: string,
    project: ListedProject,
    read: () => Promise<Value>,
    use: (value: Value) => void,
  ): Promise<void> {
    const [outcome] = await Promise.allSettled([refusals.has(what) ? Promise.reject(refusals.get(what)) : read()]);
    scan.signal.throwIfAborted();
    if (outcome.status === "fulfilled") {
      if (!outcome.value.stable) unstable.push(unstablePart(`${what} ${project.name}`));
      return use(outcome.value);
    }
    if (concernsEveryProject(outcome.reason)) refusals.set(what, outcome.reason);
    const failed = failures.get(what) ?? [];
    failed.push({ name: project.name, reason: outcome.reason });
    failures.set(what, failed);
  }

  const outcomes = await settleInParallel(
    projects,
    PROJECTS_AT_ONCE,
    async (project) => {
      const { id: projectId, name: projectName } = project;
      const place = {
        organizationId: organization.id,
        organizationName: organization.name,
        project: { id: projectId, name: projectName },
      };
      const found = (leftovers: Leftover[]) => {
        if (leftovers.length > 0) scan.emit({ type: "leftovers", leftovers });
      };
      if (teams !== null) {
        await ask(
          "What the teams open in",
          project,
          () => client.listProjectTeams(projectId, call),
          ({ items }) => {
            for (const { teamId, roles } of items) {
              if (!teams.teams.has(teamId)) continue;
              const opens = opened.get(teamId) ?? [];
              opens.push({ projectId, projectName, roles });
              opened.set(teamId, opens);
            }
          },
        );
      }
      if (client.generation === "v2" && scan.person !== null) {
        const { username } = scan.person;
        const options = { ...call, username };
        await ask(
          "Legacy invitations to",
          project,
          () => client.listProjectInvitations(projectId, options),
          ({ items }) => {
            const grants = items
              .filter((invitation) => isSamePerson(invitation.username, username))
              .map(
                ({ id, roles, inviterUsername, invitedAt, expiresAt }): Grant => ({
                  kind: "project_invitation",
                  invitationId: id,
                  projectId,
                  projectName,
                  roles,
                  inviterUsername,
                  invitedAt,
                  expiresAt,
                }),
              );
            if (grants.length > 0) scan.emit({ type: "grants", organizationId: organization.id, grants });
          },
        );
      }
      if (client.generation === "v2") {
        await ask(
          "Database users of",
          project,
          () => client.listDatabaseUsers(projectId, call),
          ({ items }) => {
            found(
              items.flatMap((user) => {
                const match = matchDatabaseUser(user, scan.names);
                if (match === null) return [];
                const { databaseName, username: label, authentication } = user;
                const databaseUser = { projectId, databaseName, username: label, authentication };
                return [{ kind: "database_user" as const, ...place, label, ...match, databaseUser }];
              }),
            );
          },
        );
        await ask(
          "Alert recipients of",
          project,
          () => client.listAlertConfigurations(projectId, call),
          ({ items }) => found(matchAlertRecipients(items, scan.names, place)),
        );
      }
      scan.finishTask();
    },
    scan.signal,
  );
  scan.signal.throwIfAborted();
  // Atlas's failures are written down above: whatever else is thrown is a fault of ours.
  for (const outcome of outcomes) if (outcome.status === "rejected") throw outcome.reason;
  emitTeams(organization.id, teams, opened, scan);
  const failed = [...failures].flatMap(([what, list]) =>
    groupFailedParts(what, list, (count) => `${count} projects of ${organization.name}`),
  );
  return [...unstable, ...failed];
}

function emitTeams(
  organizationId: string,
  teams: PersonTeams | null,
  opened: ReadonlyMap<string, NonNullable<TeamGrant["opens"]>>,
  scan: Scan,
): void {
  if (teams === null) return;
  const grants = [...teams.teams].map(
    ([teamId, teamName]): TeamGrant => ({
      kind: "team_membership",
      userId: teams.userId,
      teamId,
      teamName,
      opens: opened.get(teamId) ?? [],
    }),
  );
  scan.emit({ type: "grants", organizationId, grants });
}
