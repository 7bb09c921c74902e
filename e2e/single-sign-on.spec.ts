import type { Browser, Page } from "@playwright/test";
import { openBrowserPage } from "./fixtures/browser-page";
import { type Dashboard, startDashboard } from "./fixtures/dashboard";
import { type OidcServer, startOidcServer } from "./fixtures/oidc-server";
import { freePort } from "./fixtures/process";
import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";

let provider: OidcServer;
let company: Dashboard;

/** Configured as a company would: real credentials (of the sandbox's organization), single sign-on, role lists. */
test.beforeAll(async ({ sandbox }) => {
  test.setTimeout(120_000);
  const port = String(await freePort());
  const dashboardUrl = `http://127.0.0.1:${port}`;
  provider = await startOidcServer({ dashboardUrl, signedInLongAgo: ["nora"] });
  const { clientId, clientSecret } = sandbox.organization(PRODUCTION);
  company = await startDashboard({
    ...provider.environment,
    PORT: port,
    HOST: "127.0.0.1",
    NEXTAUTH_URL: dashboardUrl,
    NEXTAUTH_SECRET: "a-secret-of-at-least-thirty-two-characters",
    MONGODB_ATLAS_BASE_URL: sandbox.baseUrl,
    MONGODB_ATLAS_CLIENT_ID: clientId,
    MONGODB_ATLAS_CLIENT_SECRET: clientSecret,
  });
});

test.afterAll(async () => {
  await company.stop();
  await provider.close();
});

test("someone in a role list signs in through the provider, removes a colleague and signs out for good", async ({
  browser,
  sandbox,
}) => {
  const page = await signInThroughProvider(browser, "omar.operator@company.test");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
  await expect(page.getByText("Nothing you do reaches MongoDB Atlas.")).toHaveCount(0);

  const email = "jonas.weber@northwind.example";
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  const removal = await users.review(email, "Remove from organization…");
  await removal.confirm(`Remove ${email} from ${PRODUCTION}`);
  await removal.endsWith("Removed · verified");
  expect((await sandbox.removals()).map(({ username }) => username)).toEqual([email]);
  await removal.openReceipt();
  await expect(page.getByText("Omar Operator").first()).toBeVisible();

  const cookies = await page.context().cookies();
  await page.getByRole("button", { name: /Omar Operator/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.waitForURL(/\/sign-in/);
  // The session has ended on the server: the old cookie opens nothing any more.
  await page.context().clearCookies();
  await page.context().addCookies(cookies);
  expect((await page.request.get(`${company.url}/api/orgs`)).status()).toBe(401);
  await page.context().close();
});

test("someone in no role list does not get in, and neither does an address the provider has not verified", async ({
  browser,
}) => {
  for (const { account, told } of [
    { account: "sten.stranger@company.test", told: "Your account has no role here." },
    { account: "unverified nora.admin@company.test", told: "has not verified your e-mail address." },
  ]) {
    const page = await signInThroughProvider(browser, account);
    await expect(page).toHaveURL(/\/sign-in/);
    await expect(page.getByRole("alert").filter({ hasText: told })).toBeVisible();
    expect((await page.request.get(`${company.url}/api/orgs`)).status()).toBe(401);
    await page.context().close();
  }
});

test("a sign-in from an hour ago reads, but removes nobody until the person signs in again", async ({
  browser,
  sandbox,
}) => {
  const email = "daniel.kim@northwind.example";
  const page = await signInThroughProvider(browser, "nora.admin@company.test");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  const removal = await users.review(email, "Remove from organization…");
  await removal.confirm(`Remove ${email} from ${PRODUCTION}`);
  await expect(removal.dialog).toContainText(/sign in again/i);
  expect(await sandbox.removals()).toEqual([]);

  await removal.dialog.getByRole("button", { name: "Sign in again" }).click();
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
  // The provider asks again although it still knows this browser: silence would prove nothing.
  await page.getByRole("button", { name: "Sign in as nora.admin@company.test", exact: true }).click();
  await page.waitForURL(/\/users/);
  const again = await users.review(email, "Remove from organization…");
  await again.confirm(`Remove ${email} from ${PRODUCTION}`);
  await again.endsWith("Removed · verified");
  expect((await sandbox.removals()).map(({ username }) => username)).toEqual([email]);
  await page.context().close();
});

test("the sandbox's personas do not exist beside real credentials", async ({ browser, request }) => {
  const page = await openBrowserPage(browser, company.url);
  await page.goto("/sign-in");
  await expect(page.getByRole("button", { name: "Continue with single sign-on" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Continue as/ })).toHaveCount(0);
  const providers = (await (await request.get(`${company.url}/api/auth/providers`)).json()) as Record<string, unknown>;
  expect(Object.keys(providers)).toEqual(["oidc"]);
  await page.context().close();
});

async function signInThroughProvider(browser: Browser, account: string): Promise<Page> {
  const page = await openBrowserPage(browser, company.url);
  await page.goto("/");
  await page.getByRole("button", { name: "Continue with single sign-on" }).click();
  await page.waitForURL((url) => url.origin === provider.issuer);
  await page.getByRole("button", { name: `Sign in as ${account}`, exact: true }).click();
  await page.waitForURL((url) => url.origin === company.url);
  return page;
}
