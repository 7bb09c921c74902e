import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";

for (const { status, email } of [
  { status: "Pending", email: "dana.whitfield@brightpath.example" },
  { status: "Expired", email: "farid.haddad@brightpath.example" },
  { status: "Declined", email: "hugo.lemaire@partner.example" },
]) {
  test(`an invitation that is ${status.toLowerCase()} is revoked and verified`, async ({ page, sandbox, signIn }) => {
    const organization = sandbox.organization(PRODUCTION);
    await signIn("operator");
    const users = new UsersPage(page);
    await users.open(organization.id);
    await page.getByRole("link", { name: new RegExp(`^${status} `) }).click();
    await users.search(email);
    await expect(users.row(email)).toContainText(status);
    const removal = await users.review(email, "Revoke invitation…");
    await removal.confirm(`Revoke invitation for ${email}`);
    await removal.endsWith("Removed · verified");
    expect(await sandbox.removals()).toMatchObject([
      { operation: "removeOrgUser", organizationId: organization.id, username: email },
    ]);
  });
}
