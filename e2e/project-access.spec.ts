import { expect, test } from "./fixtures/test";
import { RemovalDialog } from "./pages/removal-dialog";

const PRODUCTION = "Northwind Robotics – Production";

interface ProjectUser {
  id: string;
  username: string;
  access: { via: "direct" | "team" | "organization" }[];
}

test("a direct role in a project is removed there, and the person stays in the organization", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  await page.goto(`/orgs/${organization.id}/projects`);
  await page.getByRole("link", { name: "fleet-telemetry" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "fleet-telemetry" })).toBeVisible();
  const projectId = page.url().split("/").at(-1)?.split("?")[0] ?? "";
  const answer = await page.request.get(`/api/orgs/${organization.id}/projects/${projectId}/users`);
  const { results } = (await answer.json()) as { results: ProjectUser[] };
  const person = results.find(({ access }) => access.length === 1 && access[0]?.via === "direct");
  if (!person) throw new Error("nobody has direct access only");

  await page.getByRole("button", { name: `Actions for ${person.username}`, exact: true }).click();
  await page.getByRole("menuitem", { name: /^Remove from project…/ }).click();
  const removal = await RemovalDialog.shown(page);
  await removal.confirm(`Remove ${person.username} from fleet-telemetry`);
  await removal.endsWith("Removed · verified");
  expect(await sandbox.removals()).toMatchObject([
    { method: "DELETE", operation: "removeGroupUser", projectId, username: person.username },
  ]);
  const users = await page.request.get(`/api/orgs/${organization.id}/users?fresh=1`);
  expect(await users.text()).toContain(person.username);
});

test("access through a team or an organization role says where it can be changed instead", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("admin");
  await page.goto(`/orgs/${organization.id}/projects`);
  await page.getByRole("link", { name: "fleet-telemetry" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "fleet-telemetry" })).toBeVisible();
  const projectId = page.url().split("/").at(-1)?.split("?")[0] ?? "";
  const answer = await page.request.get(`/api/orgs/${organization.id}/projects/${projectId}/users`);
  const { results } = (await answer.json()) as { results: ProjectUser[] };
  const viaTeam = results.find(({ access }) => access.every(({ via }) => via === "team"));
  const viaRole = results.find(({ access }) => access.every(({ via }) => via === "organization"));
  for (const person of [viaTeam, viaRole]) {
    if (!person) throw new Error("the seed has nobody with indirect access only");
    await page.getByRole("button", { name: `Actions for ${person.username}`, exact: true }).click();
    await expect(page.getByRole("menuitem", { name: /^Remove from project…/ })).toBeDisabled();
    await page.keyboard.press("Escape");
  }
  expect(await sandbox.removals()).toEqual([]);
});
