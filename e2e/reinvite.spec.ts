import { expect, test } from "./fixtures/test";
import { InvitationsPage } from "./pages/invitations-page";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";
const COLLEAGUE = "jonas.weber@northwind.example";

test("someone removed by mistake is invited again with the same roles, as far as they can be given back", async ({
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(120_000);
  const organization = sandbox.organization(PRODUCTION);
  const find = async () => {
    const state = await sandbox.state();
    const found = state.organizations.find(({ id }) => id === organization.id);
    return { organization: found, user: found?.users.find(({ username }) => username === COLLEAGUE) };
  };
  const before = await find();
  await signIn("operator");
  const users = new UsersPage(page);
  await users.open(organization.id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await removal.confirm(`Remove ${COLLEAGUE} from ${PRODUCTION}`);
  await removal.endsWith("Removed · verified");
  await removal.openReceipt();
  expect((await find()).user).toBeUndefined();

  await page.getByRole("button", { name: "Re-invite with the same roles…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  const gives = dialog.getByRole("region", { name: "Gives back" });
  for (const words of ["Organization Member", "fleet-telemetry", "robot-config", "warehouse-eu", "Data Platform"]) {
    await expect(gives).toContainText(words);
  }
  await dialog.getByRole("button", { name: `Invite ${COLLEAGUE} to ${PRODUCTION}` }).click();
  await expect(dialog.getByRole("status")).toContainText(/Invited · verified|Back · verified/, { timeout: 30_000 });

  const after = await find();
  expect(after.user).toMatchObject({
    orgRoles: before.user?.orgRoles,
    projectRoles: before.user?.projectRoles,
    teamIds: before.user?.teamIds,
  });
  expect((await sandbox.removals()).map(({ operation }) => operation)).toEqual(["removeOrgUser", "createOrgUser"]);
  await page.goto("/audit/activity");
  await expect(
    page
      .getByRole("row")
      .filter({ hasText: COLLEAGUE })
      .filter({ hasText: /invited/i })
      .first(),
  ).toBeVisible();
});

test("an invitation that expired is sent again from the queue", async ({ page, sandbox, signIn }) => {
  const organization = sandbox.organization(PRODUCTION);
  const email = "farid.haddad@brightpath.example";
  await signIn("operator");
  const queue = new InvitationsPage(page);
  await queue.open(organization.id);
  await queue.search(email);
  const row = queue.row(email, "Organization invitation");
  await expect(row).toContainText("Expired");
  await queue.choose(row, "Invite again");
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("region", { name: "Gives back" })).toContainText("customer-portal");
  await dialog.getByRole("button", { name: new RegExp(`^Invite ${email}`) }).click();
  await expect(dialog.getByRole("status")).toContainText("Invited · verified", { timeout: 30_000 });
  expect((await sandbox.access(email)).map(({ status }) => status)).toEqual(["PENDING"]);
  await dialog.getByRole("button", { name: "Close" }).click();
  // Beside it the old one may still stand, as taken back.
  await expect(row.getByRole("cell", { name: "Pending", exact: true })).toHaveCount(1);
  await expect(row.getByRole("cell", { name: "Expired", exact: true })).toHaveCount(0);
});

test("a viewer reads what somebody had, and is told who could send it", async ({
  page,
  sandbox,
  signIn,
  signedInAs,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  const users = new UsersPage(page);
  await users.open(organization.id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await removal.confirm(`Remove ${COLLEAGUE} from ${PRODUCTION}`);
  await removal.endsWith("Removed · verified");
  await removal.openReceipt();
  const viewer = await signedInAs("viewer");
  await viewer.goto(page.url());
  const card = viewer.getByRole("region", { name: "If this was a mistake" });
  await expect(card).toContainText("Your role is viewer; operators and admins can send it.");
  await expect(card.getByRole("button")).toHaveCount(0);
});
