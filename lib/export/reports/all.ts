import type { Report } from "../prepared-export";
import { reportAudit } from "./audit";
import { reportInvitations } from "./invitations";
import { reportProjectUsers } from "./project-users";
import { reportProjects } from "./projects";
import { reportTeams } from "./teams";
import { reportUsers } from "./users";

/** Every report there is, by the name it has in the address. */
export const reports: ReadonlyMap<string, Report> = new Map([
  ["users", reportUsers],
  ["projects", reportProjects],
  ["project-users", reportProjectUsers],
  ["teams", reportTeams],
  ["invitations", reportInvitations],
  ["audit", reportAudit],
]);
