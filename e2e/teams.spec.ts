import { expect, test } from "./fixtures/test";
import { RemovalDialog } from "./pages/removal-dialog";

const PRODUCTION = "Northwind Robotics – Production";
const COLLEAGUE = "jonas.weber@northwind.example";

test("a team shows who is in it and what that opens; someone taken out stays in the organization", async ({
  page,
  sandbox,
  signIn,
  consoleErrors,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  await page.goto(`/orgs/${organization.id}/teams`);
  await expect(page.getByRole("heading", { level: 1, name: "Teams" })).toBeVisible();
  const teams = page.getByRole("table", { name: "Teams" });
  await expect(teams.getByRole("link")).toHaveCount(11);
  await teams.getByRole("link", { name: "Data Platform" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Data Platform" })).toBeVisible();

  const opens = page.getByRole("region", { name: "Projects it opens" });
  await expect(opens.getByRole("listitem").filter({ hasText: "warehouse-eu" })).toContainText(/read.write/i);
  await expect(opens.getByRole("listitem").filter({ hasText: "analytics-lake" })).toHaveCount(1);
  await expect(opens.getByRole("listitem")).toHaveCount(2);

  await page.getByRole("searchbox", { name: "Search people in this team" }).fill(COLLEAGUE);
  await page.getByRole("button", { name: `Actions for ${COLLEAGUE}`, exact: true }).click();
  await page.getByRole("menuitem", { name: /^Remove from team…/ }).click();
  const removal = await RemovalDialog.shown(page);
  await expect(removal.cancel).toBeFocused();
  await removal.confirm(`Remove ${COLLEAGUE} from Data Platform`);
  await removal.endsWith("Removed · verified");
  expect(await sandbox.removals()).toMatchObject([
    { operation: "removeOrgTeamUser", organizationId: organization.id, username: COLLEAGUE },
  ]);
  const left = (await sandbox.access(COLLEAGUE)).find(({ organizationName }) => organizationName === PRODUCTION);
  expect(left).toMatchObject({ status: "ACTIVE", teamIds: [] });
  expect(left?.projectIds).toHaveLength(3);
  expect(consoleErrors).toEqual([]);
});

test("the last one in a team stays, with the reason and the way out", async ({ page, sandbox, signIn }) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("admin");
  await page.goto(`/orgs/${organization.id}/teams`);
  await page.getByRole("table", { name: "Teams" }).getByRole("link", { name: "Platform On-call" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Platform On-call" })).toBeVisible();
  await page.getByRole("button", { name: "Actions for ada.okafor@northwind.example", exact: true }).click();
  const item = page.getByRole("menuitem", { name: /^Remove from team…/ });
  await expect(item).toBeDisabled();
  await expect(item).toContainText("Add someone first, or delete the team in Atlas.");
  expect(await sandbox.removals()).toEqual([]);
});

test("whoever became the last one after the list was read stays, with the reason and the way out", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("admin");
  await page.goto(`/orgs/${organization.id}/teams`);
  await page.getByRole("table", { name: "Teams" }).getByRole("link", { name: "Data Platform" }).click();
  await expect(page.getByRole("button", { name: `Actions for ${COLLEAGUE}`, exact: true })).toBeVisible();
  // Somebody takes the others out in Atlas; the list on screen still has them.
  const teamId = new URL(page.url()).pathname.split("/").at(-1) ?? "";
  const answer = await page.request.get(`/api/orgs/${organization.id}/teams/${teamId}/users`);
  const members: { id: string; username: string; teamIds: string[] }[] = (await answer.json()).results;
  for (const { id: userId, username, teamIds } of members) {
    if (username === COLLEAGUE) continue;
    const others = teamIds.filter((id) => id !== teamId);
    await sandbox.change({ op: "setTeams", organizationId: organization.id, userId, teamIds: others });
  }

  await page.getByRole("button", { name: `Actions for ${COLLEAGUE}`, exact: true }).click();
  await page.getByRole("menuitem", { name: /^Remove from team…/ }).click();
  const removal = await RemovalDialog.shown(page);
  await expect(removal.dialog).toContainText(`${COLLEAGUE} is the last member of team Data Platform`);
  await expect(removal.dialog).toContainText("delete the team in Atlas");
  await expect(removal.confirmButton(`Remove ${COLLEAGUE} from Data Platform`)).toBeDisabled();
  await removal.cancel.click();
  await expect(removal.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: `Actions for ${COLLEAGUE}`, exact: true })).toBeVisible();
  expect(await sandbox.removals()).toEqual([]);
});
