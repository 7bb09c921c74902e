import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";
const UNKNOWN = "ffffffffffffffffffffffff";

test("malformed ids are refused, unknown and foreign ones look the same, and none of it reaches Atlas as a change", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("admin");
  const { id } = sandbox.organization(PRODUCTION);
  for (const [path, status, code] of [
    ["/api/orgs/not-an-id/users", 400, "BAD_INPUT"],
    [`/api/orgs/${id.toUpperCase()}x/users`, 400, "BAD_INPUT"],
    [`/api/orgs/${UNKNOWN}/users`, 404, "NOT_FOUND"],
    [`/api/orgs/${id}/projects/${UNKNOWN}/users`, 404, "NOT_FOUND"],
    [`/api/orgs/${id}/users/${UNKNOWN}/plan`, 404, "ALREADY_ABSENT"],
    ["/api/offboardings/00000000-0000-4000-8000-000000000000", 404, "NOT_FOUND"],
    ["/api/offboardings/nonsense", 400, "BAD_INPUT"],
    ["/api/export/nonsense?format=csv", 404, "NOT_FOUND"],
    ["/api/export/users?format=exe", 400, "BAD_INPUT"],
  ] as const) {
    const answer = await page.request.get(path);
    expect(answer.status(), path).toBe(status);
    const body = (await answer.json()) as Record<string, unknown>;
    expect(body, path).toMatchObject({ code });
    expect(Object.keys(body).sort(), path).toEqual(["code", "hint", "message", "requestId"]);
  }
  expect(await sandbox.removals()).toEqual([]);
});

test("an unknown organization, project and offboarding have a page that says so", async ({ page, signIn }) => {
  await signIn("admin");
  for (const path of [
    `/orgs/${UNKNOWN}/users`,
    `/orgs/${UNKNOWN}/projects`,
    "/offboardings/00000000-0000-4000-8000-000000000000",
    "/nowhere",
  ]) {
    await page.goto(path);
    await expect(
      page.getByText(/not found|could not be found|no such|does not exist|is not one of/i).first(),
      path,
    ).toBeVisible();
  }
});

test("the last owner of an organization cannot be removed, and the dialog says why", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization("Northwind Robotics – Sandbox");
  await signIn("admin");
  const users = new UsersPage(page);
  await users.open(organization.id);
  const owner = await page.request.get(`/api/orgs/${organization.id}/users`).then(async (answer) => {
    const { results } = (await answer.json()) as {
      results: { username: string; organizationRoles: string[]; status: string; id: string }[];
    };
    return results.filter((user) => user.status === "ACTIVE" && user.organizationRoles.includes("ORG_OWNER"));
  });
  expect(owner).toHaveLength(1);
  const plan = await page.request.get(`/api/orgs/${organization.id}/users/${owner[0]?.id}/plan`);
  expect(((await plan.json()) as { refusals: { code: string }[] }).refusals.map(({ code }) => code)).toContain(
    "LAST_OWNER",
  );
  await users.search(owner[0]?.username ?? "");
  await users.openMenu(owner[0]?.username ?? "");
  await expect(users.menuItem("Remove from organization…")).toContainText(/owner/i);
  expect(await sandbox.removals()).toEqual([]);
});

test("a protected account cannot be removed, and the menu says why", async ({ page, sandbox, signIn }) => {
  await signIn("admin");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  await users.search("break-glass@northwind.example");
  await users.openMenu("break-glass@northwind.example");
  await expect(users.menuItem("Remove from organization…")).toBeDisabled();
  await expect(users.menuItem("Remove from organization…")).toContainText(/protected/i);
  expect(await sandbox.removals()).toEqual([]);
});
