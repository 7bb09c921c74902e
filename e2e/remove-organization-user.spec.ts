import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";

test("an operator finds a colleague, removes them from the organization, sees it verified and keeps the receipt", async ({
  page,
  sandbox,
  signIn,
  consoleErrors,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  const email = "jonas.weber@northwind.example";
  await signIn("operator");
  const users = new UsersPage(page);
  await users.open(organization.id);
  const removal = await users.review(email, "Remove from organization…");
  await expect(removal.cancel).toBeFocused();
  await removal.confirm(`Remove ${email} from ${PRODUCTION}`);
  await removal.endsWith("Removed · verified");

  const removals = await sandbox.removals();
  expect(removals).toHaveLength(1);
  expect(removals[0]).toMatchObject({
    method: "DELETE",
    operation: "removeOrgUser",
    organizationId: organization.id,
    username: email,
  });

  await removal.openReceipt();
  await expect(page.getByText("Removed · verified").first()).toBeVisible();
  await expect(page.getByText(email).first()).toBeVisible();

  await users.open(organization.id);
  await users.search(email);
  await expect(users.row(email)).toHaveCount(0);

  await page.goto("/audit/activity");
  // A phone has the name on a line of its own, which is there but hidden.
  await expect(page.getByText(email).filter({ visible: true }).first()).toBeVisible();
  expect(consoleErrors).toEqual([]);
});

test("cancelling changes nothing in Atlas", async ({ page, sandbox, signIn }) => {
  await signIn("operator");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  const removal = await users.review("kwame.mensah@northwind.example", "Remove from organization…");
  await removal.cancel.click();
  await expect(removal.dialog).toBeHidden();
  expect(await sandbox.removals()).toEqual([]);
});

test("removing an owner asks for their e-mail to be typed", async ({ page, sandbox, signIn }) => {
  const email = "ada.okafor@northwind.example";
  await signIn("admin");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  const removal = await users.review(email, "Remove from organization…");
  const button = removal.confirmButton(`Remove ${email} from ${PRODUCTION}`);
  await expect(button).toBeDisabled();
  await removal.confirmationBox(email).fill("ada.okafor@northwind.exampl");
  await expect(button).toBeDisabled();
  await removal.confirmationBox(email).fill(email);
  await button.click();
  await removal.endsWith("Removed · verified");
  expect((await sandbox.removals()).map((effect) => effect.username)).toEqual([email]);
});
