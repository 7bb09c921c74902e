import { expect, it } from "vitest";
import { reportFilters } from "@/lib/export/report-query";
import { isWantedInvitation } from "@/lib/export/reports/invitations";
import { invitationsExportFilters } from "./export-filters";
import { filterInvitations, parseInvitationFilter } from "./invitation-filter";
import { makeInvitation } from "./testing";

const NOW_MS = Date.parse("2026-11-21T09:00:00.000Z");
const PROJECT = "dd8b71b41806b89c4027e15b";
const ORGANIZATION = "5f1c2a9e0b7d4c3312ab90fe";

const rows = [
  makeInvitation(),
  makeInvitation({ inviterHasLeft: true, inviterUsername: "gone@Partner.example", status: "INVITATION_EXPIRED" }),
  makeInvitation({ inviterHasLeft: null, inviterUsername: null, username: "a@Northwind.example", expiresAt: null }),
  makeInvitation({ kind: "project_legacy", project: { id: PROJECT, name: "warehouse-eu" } }),
  makeInvitation({
    projectRoles: [{ projectId: PROJECT, projectName: null, roles: [] }],
    status: "INVITATION_REJECTED",
  }),
  makeInvitation({ kind: "organization_legacy", expiresAt: "2026-11-23T09:00:00.000Z" }),
];

it.each([
  "",
  "status=pending",
  "status=expired&left=inviter",
  "kind=legacy-project",
  `project=${PROJECT}`,
  "domain=northwind.example",
  "inviter=partner.example",
  "left=inviter",
  "expires=3",
  "expires=14&kind=organization",
])("the file holds the rows that the screen shows with %j", (query) => {
  const filter = parseInvitationFilter((name) => new URLSearchParams(query).get(name));
  const shown = filterInvitations(rows, filter, "", NOW_MS);
  const set = Object.entries(invitationsExportFilters(ORGANIZATION, filter)).filter(([, value]) => value !== null);
  const asked = reportFilters.parse(Object.fromEntries(set));
  expect(asked.orgId).toBe(ORGANIZATION);
  expect(rows.filter((row) => isWantedInvitation(row, asked, NOW_MS))).toEqual(shown);
  if (query !== "") expect(shown.length).toBeLessThan(rows.length);
  expect(shown.length).toBeGreaterThan(0);
});
