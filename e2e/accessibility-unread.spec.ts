import type { Page } from "@playwright/test";
import { expectAccessibleEverywhere, expectAccessibleWhileReading } from "./fixtures/accessibility";
import { openBrowserPage, pressPersona } from "./fixtures/browser-page";
import { type Dashboard, startDashboard } from "./fixtures/dashboard";
import { type SandboxProcess, startSandboxProcess } from "./fixtures/sandbox";
import { expect, test } from "./fixtures/test";
import { PeoplePage } from "./pages/people-page";

const PRODUCTION = "Northwind Robotics – Production";
const ADA = "62f1c08ab41d9e77aa03c5d1";

/** Everything but who a connection belongs to: without that, a page would not know which organization it is about. */
const READS = ["/api/atlas/v2/orgs/**", "/api/atlas/v2/groups/**", "/api/atlas/v2/users/**"];

interface Ids {
  organizationId: string;
  projectId: string;
  teamId: string;
}

/** Each screen that reads Atlas: its address, what it shows while it reads, and what it says when it could not. */
const SCREENS: {
  name: string;
  path(ids: Ids): string;
  /** What is done once the page is there. */
  act?(page: Page): Promise<void>;
  reading: string;
  failed: string | RegExp;
}[] = [
  {
    name: "users",
    path: (ids) => `${at(ids)}/users`,
    reading: `Reading users of ${PRODUCTION}`,
    failed: /access list/,
  },
  { name: "projects", path: (ids) => `${at(ids)}/projects`, reading: "Reading projects", failed: /access list/ },
  {
    name: "project",
    path: (ids) => `${at(ids)}/projects/${ids.projectId}`,
    reading: "Reading who can reach this project",
    failed: /access list/,
  },
  { name: "teams", path: (ids) => `${at(ids)}/teams`, reading: "Reading teams", failed: /access list/ },
  {
    name: "team",
    path: (ids) => `${at(ids)}/teams/${ids.teamId}`,
    reading: "Reading who is in this team",
    failed: /access list/,
  },
  {
    name: "invitations",
    path: (ids) => `${at(ids)}/invitations`,
    reading: "Reading invitations",
    failed: /access list/,
  },
  {
    name: "people",
    path: () => "/people",
    act: (page) => new PeoplePage(page).search("okafor"),
    reading: "Looking for people",
    failed: "Nobody matches “okafor”",
  },
  {
    name: "person",
    path: () => `/people/${ADA}`,
    reading: "Reading what this person can reach",
    failed: /not every connection could be asked/,
  },
  {
    name: "offboard",
    path: () => `/people/${ADA}/offboard`,
    reading: "Reading live what there is to remove",
    failed: /not every connection could be asked/,
  },
  { name: "connections", path: () => "/connections", reading: "Testing the connections", failed: /access list/ },
  { name: "overview", path: () => "/", reading: "Reading the organizations", failed: "Could not be read in full" },
];

let sandbox: SandboxProcess;
let dashboard: Dashboard;
let page: Page;
let ids: Ids;

/** A dashboard that has read nothing yet, so that every screen has to. */
test.beforeAll(async ({ browser }) => {
  sandbox = await startSandboxProcess();
  dashboard = await startDashboard({ ATLAS_SANDBOX_URL: sandbox.baseUrl });
  await refuseReads({ kind: "accessList" });
  page = await openBrowserPage(browser, dashboard.url);
  await pressPersona(page, "admin");
  ids = await readIds();
});

test.afterAll(async () => {
  await page.context().close();
  await dashboard.stop();
  await sandbox.stop();
});

test("nothing for axe to find where nothing could be read, and each screen says why", async () => {
  test.setTimeout(180_000);
  for (const { name, path, act, failed } of SCREENS) {
    await test.step(name, async () => {
      await page.goto(path(ids));
      await act?.(page);
      await expect(page.locator("main").getByText(failed).first(), name).toBeVisible();
      await expectAccessibleEverywhere(page, `${name}, could not be read`);
    });
  }
});

test("nothing for axe to find on any screen while it reads", async () => {
  test.setTimeout(180_000);
  await refuseReads({ kind: "hang" });
  // The dashboard waits for Atlas only so long; a slow machine looks longer.
  await page.route(/\/api\/(orgs|people|connections|offboardings)\b/, () => undefined);
  for (const { name, path, act, reading } of SCREENS) {
    await test.step(name, async () => {
      await page.goto(path(ids));
      await act?.(page);
      await expectAccessibleWhileReading(page, reading, name);
    });
  }
});

function at({ organizationId }: Ids): string {
  return `/orgs/${organizationId}`;
}

async function refuseReads(fault: unknown): Promise<void> {
  await sandbox.clearFaults();
  await sandbox.faults(READS.map((path) => ({ match: { path }, fault })));
}

/** A project and a team of the organization, asked of the sandbox: the dashboard itself shall not know them yet. */
async function readIds(): Promise<Ids> {
  const organizationId = sandbox.organization(PRODUCTION).id;
  const { organizations } = (await sandbox.state()) as {
    organizations: { id: string; projects: { id: string }[]; teams: { id: string }[] }[];
  };
  const found = organizations.find(({ id }) => id === organizationId);
  const projectId = found?.projects[0]?.id;
  const teamId = found?.teams[0]?.id;
  if (projectId === undefined || teamId === undefined) throw new Error("the sandbox has no project or team");
  return { organizationId, projectId, teamId };
}
