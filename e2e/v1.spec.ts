import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, Page } from "@playwright/test";
import { type Dashboard, startDashboard } from "./fixtures/dashboard";
import { type OidcServer, startOidcServer } from "./fixtures/oidc-server";
import { freePort } from "./fixtures/process";
import { expect, test } from "./fixtures/test";
import { RemovalDialog } from "./pages/removal-dialog";

const PRODUCTION = "Northwind Robotics – Production";
const PLAYGROUND = "Northwind Robotics – Sandbox";
const LABS = "Northwind Labs";

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

test.beforeEach(async ({ sandbox }) => {
  await sandbox.reset();
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
  await expect(card("Labs")).toContainText(/cannot see invitations/);
  await expect(card("Labs")).toContainText("never as none");
  for (const name of ["Production", "Playground", "Labs"]) await expect(card(name)).toContainText("Works");
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
  const context = await browser.newContext({ baseURL: company.url });
  const page = await context.newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.getByRole("button", { name: "Sign in as nora.admin@company.test" }).first().click();
  await page.waitForURL((url) => url.origin === company.url);
  return page;
}
