import type { AtlasOrganizationUser } from "@/lib/atlas/types";
import type { DirectoryReadContext } from "../cache";
import type { Connection } from "../context";
import { separateInvitations } from "../invitations/separate-invitations";
import { matchContacts } from "../leftovers/notified-people";
import { CREATION_EVENTS, matchApiKeys, matchServiceAccounts } from "../leftovers/programmatic-access";
import { describeOldInvitation } from "../people/describe-grants";
import { describeSingleSignOn } from "../people/describe-single-sign-on";
import { findInOrganization } from "../people/read-person";
import { isSamePerson } from "../people/same-person";
import type { Leftover } from "../person-types";
import { readProjectsOf } from "../projects/read-projects";
import { describeFailedPart, unstablePart } from "../reading/atlas-failure";
import { describePersonLimits } from "../reading/generation-limits";
import { readSettingsOf } from "../reading/read-settings";
import { within } from "../reading/within";
import { readTeamsOf } from "../teams/read-teams";
import type { IncompletePart } from "../types";
import type { Scan } from "./scan";
import { type PersonTeams, scanProjects } from "./scan-projects";

/** Settings, and keys with their events: beside the projects. A person's federation is one more. */
const TASKS_OF_AN_ORGANIZATION = 2;
/** Makers of keys are looked for in so many of the newest events that made one. */
const MOST_EVENTS = 500;

function olderEvents(organizationName: string): IncompletePart {
  return {
    part: `Who made older keys and service accounts of ${organizationName}`,
    reason: `Only the newest ${MOST_EVENTS} events about making one are read.`,
    nextStep: "Look through the older ones in the organization's activity feed in Atlas.",
    code: "TOO_MANY",
  };
}

/** One organization of a scan: its parts beside each other, and what of them failed in the end. Throws only when the scan was stopped. */
export async function scanOrganization(ctx: DirectoryReadContext, connection: Connection, scan: Scan): Promise<void> {
  const { client } = connection;
  const { person } = scan;
  const [asked] = await Promise.allSettled([within(scan.signal, connection.organization())]);
  scan.signal.throwIfAborted();
  if (asked.status === "rejected") {
    const part = describeFailedPart(`Everything of the connection "${connection.name}"`, asked.reason);
    // Without an organization the connection's name has to do.
    return scan.emit({ type: "incomplete", organizationId: connection.name, parts: [part] });
  }
  const { id: organizationId, name: organizationName } = asked.value;
  const parts: IncompletePart[] = [];
  const place = { organizationId, organizationName, project: null };
  const call = { signal: scan.signal };

  /** One part: its failure is written down and hides no other. */
  const attempt = async (part: string, run: () => Promise<void>): Promise<void> => {
    const [outcome] = await Promise.allSettled([run()]);
    scan.signal.throwIfAborted();
    if (outcome.status === "rejected") parts.push(describeFailedPart(`${part} of ${organizationName}`, outcome.reason));
  };
  const found = (leftovers: Leftover[]) => {
    if (leftovers.length > 0) scan.emit({ type: "leftovers", leftovers });
  };

  const scanWhole = async () => {
    if (client.generation === "v1.0") {
      parts.push(...describePersonLimits(client.generation, organizationName));
      return;
    }
    scan.addTasks(TASKS_OF_AN_ORGANIZATION);
    if (person !== null) {
      scan.addTasks(1);
      await attempt("Single sign-on", async () => {
        const federation = await client.getFederation(organizationId, call);
        if (federation === null) return;
        const [projects] = await Promise.allSettled([readProjectsOf(ctx, connection, organizationId, call)]);
        const names = projects.status === "fulfilled" ? projects.value.results : [];
        const singleSignOn = describeSingleSignOn(
          federation,
          person.username,
          new Map(names.map(({ id, name }) => [id, name])),
        );
        scan.emit({ type: "single_sign_on", organizationId, singleSignOn });
      });
      scan.finishTask();
    }
    await attempt("The security and operations contacts", async () => {
      found(matchContacts(await readSettingsOf(ctx, connection, organizationId, call), scan.names, place));
    });
    scan.finishTask();
    let events: Awaited<ReturnType<typeof client.listOrganizationEvents>>["items"] = [];
    await attempt("Who made which key and service account", async () => {
      const read = await client.listOrganizationEvents(organizationId, {
        ...call,
        types: CREATION_EVENTS,
        limit: MOST_EVENTS,
      });
      events = read.items;
      if (events.length >= MOST_EVENTS) parts.push(olderEvents(organizationName));
    });
    await attempt("API keys", async () => {
      const { items, stable } = await client.listApiKeys(organizationId, call);
      if (!stable) parts.push(unstablePart(`API keys of ${organizationName}`));
      found(matchApiKeys(items, events, scan.names, place));
    });
    await attempt("Service accounts", async () => {
      const { items, stable } = await client.listServiceAccounts(organizationId, call);
      if (!stable) parts.push(unstablePart(`Service accounts of ${organizationName}`));
      found(matchServiceAccounts(items, events, scan.names, place));
    });
    scan.finishTask();
  };

  /** Beside a pending user there may be an older invitation, which outlives them. Of anybody else the page has read them. */
  const scanOldInvitations = async (user: AtlasOrganizationUser, username: string) => {
    if (client.generation === "v1.0") return;
    const { items } = await client.listOrganizationInvitations(organizationId, { ...call, username });
    const theirs = items.filter((invitation) => isSamePerson(invitation.username, username));
    const grants = separateInvitations(theirs, [user]).map(describeOldInvitation);
    if (grants.length > 0) scan.emit({ type: "grants", organizationId, grants });
  };

  const scanEach = async () => {
    // There is nothing of its projects that it could show.
    if (client.generation === "v1.0" && person === null) return;
    let teams: PersonTeams | null = null;
    await attempt("The teams the person is in", async () => {
      if (person === null) return;
      const { user } = await findInOrganization(ctx, connection, asked.value, person, scan.signal);
      if (user?.status === "PENDING")
        await attempt("Legacy invitations", () => scanOldInvitations(user, person.username));
      if (user === null || user.teamIds.length === 0) return;
      const [listed] = await Promise.allSettled([readTeamsOf(ctx, connection, organizationId, call)]);
      const names = new Map(
        listed.status === "fulfilled" ? listed.value.results.map(({ id, name }) => [id, name]) : [],
      );
      teams = { userId: user.id, teams: new Map(user.teamIds.map((id) => [id, names.get(id) ?? null])) };
    });
    await attempt("The projects", async () => {
      const projects = await readProjectsOf(ctx, connection, organizationId, call);
      parts.push(...projects.incomplete);
      parts.push(...(await scanProjects(client, asked.value, projects.results, teams, scan)));
    });
  };

  await Promise.all([scanWhole(), scanEach()]);
  if (parts.length > 0) scan.emit({ type: "incomplete", organizationId, parts });
}
