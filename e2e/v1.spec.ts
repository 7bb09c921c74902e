import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { openBrowserPage } from "./fixtures/browser-page";
import { type Dashboard, startDashboard } from "./fixtures/dashboard";
import { type OidcServer, startOidcServer } from "./fixtures/oidc-server";
import { freePort } from "./fixtures/process";
import { expect, test } from "./fixtures/test";
import { PeoplePage } from "./pages/people-page";
import { RemovalDialog } from "./pages/removal-dialog";

const PRODUCTION = "Northwind Robotics – Production";
const PLAYGROUND = "Northwind Robotics – Sandbox";
const LABS = "Northwind Labs";
/** Owner in Production, and a reader of everything in Labs. */
const ADA = "ada.okafor@northwind.example";

let provider: OidcServer;
let company: Dashboard;
let folder: string;

/** Three connections of three sorts in one file: a service account, an API key, and an API key that speaks v1.0. */
test.beforeAll(async ({ sandbox }) => {
  test.setTimeout(120_000);
  const port = String(await freePort());
  const dashboardUrl = `http://127.0.0.1:${port}`;
  provider = await startOidcServer({ dashboardUrl });
  folder = mkdtempSync(path.join(tmpdir(), "atlas-connections-"));
  const file = path.join(folder, "connections.json");
  const [production, playground, labs] = [PRODUCTION, PLAYGROUND, LABS].map((name) => sandbox.organization(name));
  writeFileSync(
    file,
    JSON.stringify([
      { name: "Production", clientId: production?.clientId, clientSecret: { env: "PRODUCTION_SECRET" } },
      { name: "Playground", publicKey: playground?.publicKey, privateKey: playground?.privateKey },
      { name: "Labs", publicKey: labs?.publicKey, privateKey: labs?.privateKey, apiVersion: "v1.0" },
    ]),
    { mode: 0o600 },
  );
  company = await startDashboard({
    ...provider.environment,
    PORT: port,
    HOST: "127.0.0.1",
    NEXTAUTH_URL: dashboardUrl,
    NEXTAUTH_SECRET: "a-secret-of-at-least-thirty-two-characters",
    MONGODB_ATLAS_BASE_URL: sandbox.baseUrl,
    ATLAS_CONNECTIONS_FILE: file,
    PRODUCTION_SECRET: production?.clientSecret ?? "",
  });
});

test.afterAll(async () => {
  await company.stop();
  await provider.close();
  rmSync(folder, { recursive: true, force: true });
});

test("all three sorts of connection work, and the one of v1.0 says what it cannot see", async ({ browser }) => {
  const page = await signInAsAdmin(browser);
  await page.goto("/connections");
  const card = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(card("Production")).toContainText("Service account", { timeout: 30_000 });
  await expect(card("Production")).toContainText("API v2");
  await expect(card("Playground")).toContainText("API key");
  await expect(card("Playground")).toContainText("API v2");
  await expect(card("Labs")).toContainText("API v1.0");
  await expect(card("Labs")).toContainText(/cannot see pending users, invitations/);
  await expect(card("Labs")).toContainText("never as none");
  for (const name of ["Production", "Playground", "Labs"]) await expect(card(name)).toContainText("Works");
  await page.context().close();
});

test("what v1.0 does not say is never shown as none", async ({ browser, sandbox }) => {
  const { id } = sandbox.organization(LABS);
  const page = await signInAsAdmin(browser);
  const limit = page.getByText(/because this connection speaks version 1\.0 of the API/).first();
  const main = page.getByRole("main");
  const notTold = page.getByRole("table").getByText("Status not told").filter({ visible: true }).first();
  const tab = (name: string) => main.getByRole("link", { name, exact: true });

  await page.goto("/");
  const row = page.getByRole("row").filter({ hasText: LABS });
  await expect(row).toContainText("Incomplete");
  await expect(row.getByText("Could not be read", { exact: true })).toHaveCount(2);
  await expect(page.getByText("Pending invitations").locator("xpath=..")).toContainText("Could not be read in full");

  await page.goto(`/orgs/${id}/users`);
  await expect(limit).toBeVisible();
  await expect(main.getByRole("button", { name: "Read again" })).toHaveCount(0);
  // A tab with a number would be named by it too.
  for (const name of ["Pending", "Expired", "Declined"]) await expect(tab(name)).toBeVisible();
  await expect(notTold).toBeVisible();
  await expect(page.getByRole("table").getByText("Active", { exact: true })).toHaveCount(0);
  await tab("Pending").click();
  await expect(page.getByText("Nobody pending could be read")).toBeVisible();

  await page.goto(`/orgs/${id}/invitations`);
  await expect(limit).toBeVisible();
  await expect(page.getByText("No invitation could be read")).toBeVisible();
  for (const name of ["All", "Pending", "Expired", "Declined"]) await expect(tab(name)).toBeVisible();
  await expect(page.getByText("Not known how many invitations there are")).toBeVisible();
  await expect(page.getByRole("link", { name: /^Invitations/ })).toHaveText("Invitations");

  await page.goto(`/orgs/${id}/projects`);
  await expect(limit).toBeVisible();
  const project = page.getByRole("row").filter({ hasText: "lab-inventory" });
  await expect(project).toContainText("or more");
  await project.getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "lab-inventory" })).toBeVisible();
  await expect(limit).toBeVisible();
  await expect(notTold).toBeVisible();

  await page.goto(`/orgs/${id}/teams`);
  await expect(limit).toBeVisible();
  await page.getByRole("table", { name: "Teams" }).getByRole("link", { name: "Robotics Research" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Robotics Research" })).toBeVisible();
  await expect(limit).toBeVisible();
  await page.getByRole("button", { name: `Actions for ${ADA}`, exact: true }).click();
  const outOfTeam = page.getByRole("menuitem", { name: /^Remove from team…/ });
  await expect(outOfTeam).toBeDisabled();
  await expect(outOfTeam).toContainText("version 1.0 of the API, which takes nobody out of a team");

  await page.goto("/people");
  await new PeoplePage(page).search(ADA);
  await expect(page.getByRole("row").filter({ hasText: ADA })).toContainText("Status not told");
  await expect(limit).toBeVisible();
  await page.getByRole("row").filter({ hasText: ADA }).getByRole("link").click();
  await expect(page.getByRole("heading", { level: 1, name: "Ada Okafor" })).toBeVisible();
  const access = page.getByRole("article", { name: LABS });
  await expect(access).toContainText("Status not told");
  await expect(access).toContainText("This API version cannot tell.");
  await expect(access).toContainText(
    /Legacy invitations, leftovers and single sign-on of Northwind Labs could not be read/,
  );
  for (const fact of ["Open invitations", "Possible leftovers"]) {
    await expect(page.locator("dl").getByText(fact).locator("xpath=..")).toContainText("or more");
  }

  await main.getByRole("link", { name: "Offboard…" }).click();
  await expect(page.getByRole("heading", { name: /^What will be removed/ })).toBeVisible({ timeout: 30_000 });
  await expect(main).toContainText("and is incomplete");
  await expect(main).toContainText("What Northwind Labs cannot show");
  const step = page.getByRole("listitem").filter({ hasText: "Organization Read Only" }).last();
  await expect(step).toContainText("Status not told");
  expect(await sandbox.removals()).toEqual([]);
  await page.context().close();
});

test("a direct role in a project is removed through v1.0", async ({ browser, sandbox }) => {
  const organization = sandbox.organization(LABS);
  const page = await signInAsAdmin(browser);
  await page.goto(`/orgs/${organization.id}/projects`);
  await page.getByRole("link", { name: "lab-inventory" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "lab-inventory" })).toBeVisible();
  const projectId = page.url().split("/").at(-1)?.split("?")[0] ?? "";
  const answer = await page.request.get(`/api/orgs/${organization.id}/projects/${projectId}/users`);
  const { results } = (await answer.json()) as { results: { username: string; access: { via: string }[] }[] };
  const person = results.find(({ access }) => access.some(({ via }) => via === "direct"));
  if (!person) throw new Error("nobody has direct access");

  await page.getByRole("button", { name: `Actions for ${person.username}`, exact: true }).click();
  await page.getByRole("menuitem", { name: /^Remove from project…/ }).click();
  const removal = await RemovalDialog.shown(page);
  await removal.confirm(`Remove ${person.username} from lab-inventory`);
  await removal.endsWith("Removed · verified");
  const removals = await sandbox.removals();
  expect(removals).toMatchObject([
    { method: "DELETE", operation: "removeGroupUser", projectId, username: person.username },
  ]);
  expect(removals[0]?.path).toMatch(/^\/api\/atlas\/v1\.0\/groups\//);
  await page.context().close();
});

async function signInAsAdmin(browser: Browser): Promise<Page> {
  const page = await openBrowserPage(browser, company.url);
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.getByRole("button", { name: "Sign in as nora.admin@company.test", exact: true }).click();
  await page.waitForURL((url) => url.origin === company.url);
  return page;
}
