import { openBrowserPage, pressPersona } from "./fixtures/browser-page";
import { startDashboard } from "./fixtures/dashboard";
import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";
const COLLEAGUE = "daniel.kim@northwind.example";
const REMOVE = `Remove ${COLLEAGUE} from ${PRODUCTION}`;

test("someone promoted to owner after the review is left alone: changed since review", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("admin");
  const users = new UsersPage(page);
  await users.open(organization.id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await expect(removal.confirmButton(REMOVE)).toBeEnabled();
  await sandbox.change({ op: "promote", organizationId: organization.id, username: COLLEAGUE });
  await removal.confirm(REMOVE);
  await expect(removal.dialog).toContainText(/changed since/i);
  expect(await sandbox.removals()).toEqual([]);
});

test("an answer that never came is settled by reading back: removed once, and said so", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("operator");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await sandbox.faults([{ match: { operation: "removeOrgUser" }, nth: 1, fault: { kind: "reset", apply: true } }]);
  await removal.confirm(REMOVE);
  await removal.endsWith("Removed · verified");
  await expect(removal.dialog).toContainText(/no answer|did not answer|without an answer/i);
  expect(await sandbox.removals()).toHaveLength(1);
});

test("a person who is gone already is already absent, and not removed by us", async ({ page, sandbox, signIn }) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  const users = new UsersPage(page);
  await users.open(organization.id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await sandbox.faults([
    {
      match: { operation: "removeOrgUser" },
      nth: 1,
      fault: { kind: "change", change: { op: "removeUser", organizationId: organization.id, username: COLLEAGUE } },
    },
  ]);
  await removal.confirm(REMOVE);
  await removal.endsWith("Already absent");
  expect(await sandbox.removals()).toEqual([]);
});

test("a credential that lost its role is refused with the role that is missing", async ({ page, sandbox, signIn }) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  const users = new UsersPage(page);
  await users.open(organization.id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await expect(removal.confirmButton(REMOVE)).toBeEnabled();
  await sandbox.change({ op: "setCredential", organizationId: organization.id, orgRoles: ["ORG_READ_ONLY"] });
  await removal.confirm(REMOVE);
  await removal.endsWith("Refused");
  await expect(removal.dialog).toContainText("Organization Owner");
  expect(await sandbox.removals()).toEqual([]);
});

test("a list that cannot be read says why and what to do, and is never shown as empty", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization("Northwind Labs");
  await signIn("admin");
  const users = new UsersPage(page);
  await users.open(organization.id);
  await sandbox.change({ op: "setCredential", organizationId: organization.id, accessListRequired: true });
  await page.getByRole("button", { name: "Refresh" }).click();
  const problem = page.getByRole("main").getByRole("alert").filter({ hasText: "Could not be read again." });
  await expect(problem).toContainText("access list");
  await expect(page.getByText(/nobody/i)).toHaveCount(0);
  // The other organizations are not hidden by it.
  await page.goto("/");
  await expect(page.getByRole("row").filter({ hasText: PRODUCTION })).toContainText("183");
});

test("two tabs that confirm the same removal cause one", async ({ page, sandbox, signIn, signedInAs }) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  const other = await signedInAs("admin");
  const first = new UsersPage(page);
  const second = new UsersPage(other);
  await first.open(organization.id);
  await second.open(organization.id);
  const [one, two] = await Promise.all([
    first.review(COLLEAGUE, "Remove from organization…"),
    second.review(COLLEAGUE, "Remove from organization…"),
  ]);
  await expect(two.confirmButton(REMOVE)).toBeEnabled();
  await Promise.all([one.confirm(REMOVE), two.confirm(REMOVE)]);
  // Whichever came first removes; the other is told that nothing was requested of it. Counted when both have their answer.
  const answers = /Removed · verified|Nothing was requested/;
  for (const tab of [one, two]) await expect(tab.dialog).toContainText(answers, { timeout: 30_000 });
  const said = `${await one.dialog.textContent()} ${await two.dialog.textContent()}`;
  expect(said).toContain("Removed · verified");
  expect(await sandbox.removals()).toHaveLength(1);
});

test("a server killed in the middle of a removal settles it by reading back when it is started again", async ({
  browser,
  sandbox,
}) => {
  // A dashboard of its own, started twice.
  test.setTimeout(120_000);
  const dashboard = await startDashboard({ ATLAS_SANDBOX_URL: sandbox.baseUrl });
  try {
    const page = await openBrowserPage(browser, dashboard.url);
    await pressPersona(page, "operator");
    const users = new UsersPage(page);
    await users.open(sandbox.organization(PRODUCTION).id);
    const removal = await users.review(COLLEAGUE, "Remove from organization…");
    // Atlas takes the person out, and its answer never arrives: the server dies waiting for it.
    await sandbox.faults([{ match: { operation: "removeOrgUser" }, nth: 1, fault: { kind: "hang", apply: true } }]);
    await removal.confirm(REMOVE);
    await expect.poll(async () => (await sandbox.removals()).length).toBe(1);
    await dashboard.kill();
    await dashboard.start();

    await page.goto("/offboardings");
    await page
      .getByRole("link", { name: /Daniel Kim|daniel\.kim/ })
      .first()
      .click();
    await expect(page.getByText("Removed · verified").first()).toBeVisible({ timeout: 30_000 });
    expect(await sandbox.removals()).toHaveLength(1);
    await page.context().close();
  } finally {
    await dashboard.stop();
  }
});
