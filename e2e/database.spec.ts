import type { Page } from "@playwright/test";
import pg from "pg";
import { type PostgresServer, startPostgresServer } from "../lib/db/testing/postgres-server";
import { expectAccessibleEverywhere, expectAccessibleWhileReading } from "./fixtures/accessibility";
import { openBrowserPage, pressPersona, whichWaitsForReact } from "./fixtures/browser-page";
import { type Dashboard, startDashboard } from "./fixtures/dashboard";
import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";
const COLLEAGUE = "jonas.weber@northwind.example";
const REMOVE = `Remove ${COLLEAGUE} from ${PRODUCTION}`;
const UNREACHABLE = "The dashboard's own database cannot be reached.";
const NEXT_STEP = "Try again in a minute.";

let postgres: PostgresServer;
let dashboard: Dashboard;
let page: Page;

/** A dashboard on PostgreSQL, with somebody signed in who may remove people. */
test.beforeAll(async ({ browser, sandbox }) => {
  test.setTimeout(120_000);
  postgres = await startPostgresServer();
  dashboard = await startDashboard({ ATLAS_SANDBOX_URL: sandbox.baseUrl, DATABASE_URL: postgres.url });
  page = await openBrowserPage(browser, dashboard.url);
  await pressPersona(page, "admin");
});

test.afterAll(async () => {
  await page.context().close();
  await dashboard.stop();
  await postgres.stop();
});

test("a database that goes down stops a removal before anything is sent, says so, and needs no restart when it is back", async ({
  sandbox,
}) => {
  test.setTimeout(120_000);
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await expect(removal.confirmButton(REMOVE)).toBeEnabled();
  await postgres.halt();

  await removal.confirm(REMOVE);
  const refused = removal.dialog.getByRole("alert");
  await expect(refused).toContainText("Nothing was requested.");
  await expect(refused).toContainText(`${UNREACHABLE} ${NEXT_STEP}`);
  await expect(refused).toContainText("STORE_UNAVAILABLE");
  expect(await sandbox.effects()).toEqual([]);
  await expectAccessibleEverywhere(page, "removal dialog, database down");

  for (const path of ["/api/offboardings", "/api/orgs", "/api/audit"]) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(503);
    expect(await answer.json(), path).toMatchObject({ code: "STORE_UNAVAILABLE", message: UNREACHABLE });
  }
  expect((await page.request.get("/api/health")).status()).toBe(503);
  const other = whichWaitsForReact(await page.context().newPage());
  await other.goto("/offboardings");
  await expect(other.getByRole("alert").filter({ hasText: UNREACHABLE })).toContainText(NEXT_STEP);
  await expectAccessibleEverywhere(other, "a page, database down");

  await postgres.resume();
  await other.getByRole("button", { name: "Try again" }).click();
  await expect(other.getByRole("heading", { level: 1, name: "Offboardings" })).toBeVisible();
  await expect(other.getByText("Nobody has been offboarded yet")).toBeVisible();
  await other.close();
  expect(await sandbox.effects()).toEqual([]);

  // The dialog is still open: the same confirmation is given once more, and carried out once.
  await removal.confirm(REMOVE);
  await removal.endsWith("Removed · verified");
  expect((await sandbox.removals()).map(({ username }) => username)).toEqual([COLLEAGUE]);
});

test("nothing for axe to find while the dashboard's own lists are read, and where they could not be", async () => {
  test.setTimeout(120_000);
  for (const { path, reading, list } of [
    { path: "/offboardings", reading: "Reading offboardings", list: /\/api\/offboardings(\?|$)/ },
    { path: "/audit/activity", reading: "Reading the audit log", list: /\/api\/audit(\?|$)/ },
  ]) {
    const release = await lockTables();
    try {
      // The dashboard waits for a locked table only so long; a slow machine looks longer.
      await page.route(list, () => undefined);
      await page.goto(path);
      await expectAccessibleWhileReading(page, reading, path);
      await page.unroute(list);
      // What a table that never answers comes to.
      await page.route(list, (route) =>
        route.fulfill({
          status: 503,
          json: { code: "STORE_UNAVAILABLE", message: UNREACHABLE, hint: NEXT_STEP, requestId: "req_000000000000" },
        }),
      );
      await page.goto(path);
      await expect(page.getByRole("alert").filter({ hasText: UNREACHABLE })).toContainText(NEXT_STEP);
      await expectAccessibleEverywhere(page, `${path}, could not be read`);
      await page.unroute(list);
    } finally {
      await release();
    }
    const read = page.waitForResponse((answer) => list.test(answer.url()));
    await page.getByRole("button", { name: "Try again" }).click();
    expect((await read).status(), path).toBe(200);
    await expect(page.getByRole("alert").filter({ hasText: UNREACHABLE })).toHaveCount(0);
  }
});

/** Holds the tables as a long migration would, until the release. */
async function lockTables(): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query("begin; lock table offboardings, audit_entries in access exclusive mode");
  return () => client.end();
}
