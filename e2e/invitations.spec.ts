import { expect, test } from "./fixtures/test";
import { InvitationsPage } from "./pages/invitations-page";
import { RemovalDialog } from "./pages/removal-dialog";

const PRODUCTION = "Northwind Robotics – Production";
/** Invited to the organization and, once more, the old way to one project. */
const TWICE = "samir.haddad@northwind.example";

interface Invitation {
  kind: string;
  username: string;
  status: string;
  invitedAt: string | null;
}

test("the queue holds both kinds of invitations in every status, oldest first", async ({
  page,
  sandbox,
  signIn,
  consoleErrors,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("viewer");
  const queue = new InvitationsPage(page);
  await queue.open(organization.id);
  for (const { tab, count } of [
    { tab: "All", count: 38 },
    { tab: "Declined", count: 4 },
  ]) {
    await expect(page.getByRole("link", { name: new RegExp(`^${tab} ${count}$`) })).toBeVisible();
  }
  const answer = await page.request.get(`/api/orgs/${organization.id}/invitations`);
  const { results } = (await answer.json()) as { results: Invitation[] };
  expect(results).toHaveLength(38);
  const sent = results.map(({ invitedAt }) => invitedAt ?? "");
  expect(sent).toEqual([...sent].sort());
  const shown = page.getByRole("button", { name: /^Actions for / });
  const names = await shown.evaluateAll((buttons) => buttons.map((button) => button.getAttribute("aria-label") ?? ""));
  expect(names.length).toBeGreaterThan(10);
  expect(names).toEqual(results.slice(0, names.length).map(({ username }) => `Actions for ${username}`));

  await queue.search("owen.price");
  await expect(queue.row("owen.price@brightpath.example", "Organization invitation")).toContainText("Expired");
  await expect(queue.row("owen.price@brightpath.example", "ada.okafor@northwind.example")).toContainText(/11[78] d/);
  await queue.search("renata.silva");
  await expect(queue.row("renata.silva@partner.example", "Legacy project invite, warehouse-eu")).toContainText(
    "Expired",
  );
  await queue.search("hugo.lemaire");
  await expect(queue.row("hugo.lemaire@partner.example", "Organization invitation")).toContainText("Declined");
  expect(consoleErrors).toEqual([]);
});

test("the queue goes by keyboard, narrows to inviters who have left, and is a file of the same rows", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  const inviter = "grace.nakamura@northwind.example";
  await signIn("auditor");
  const queue = new InvitationsPage(page);
  await queue.open(organization.id);
  const buttons = page.getByRole("button", { name: /^Actions for / });
  await page.keyboard.press("j");
  await expect(buttons.nth(0)).toBeFocused();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await expect(buttons.nth(1)).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem", { name: "Open person" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(buttons.nth(1)).toBeFocused();

  await sandbox.change({ op: "removeUser", organizationId: organization.id, username: inviter });
  await queue.open(organization.id);
  const answer = await page.request.get(`/api/orgs/${organization.id}/invitations`);
  const { results } = (await answer.json()) as { results: (Invitation & { inviterHasLeft: boolean | null })[] };
  const left = results.filter(({ inviterHasLeft }) => inviterHasLeft === true);
  expect(left.length).toBeGreaterThan(0);
  await page.getByRole("button", { name: "Inviter", exact: true }).click();
  await page.getByRole("menuitem", { name: /^Not active here/ }).click();
  await expect(buttons).toHaveCount(left.length);
  await expect(page.getByRole("row").filter({ hasText: inviter }).first()).toContainText("Not active here");
  const address = await page.getByRole("link", { name: "JSON" }).getAttribute("href");
  const file = (await (await page.request.get(address ?? "")).json()) as { results: Invitation[] };
  expect(file.results.map(({ username }) => username)).toEqual(left.map(({ username }) => username));
});

test("revoking an invitation to a project the old way leaves the one to the organization", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  const queue = new InvitationsPage(page);
  await queue.open(organization.id);
  await queue.search(TWICE);
  const legacy = queue.row(TWICE, "Legacy project invite, analytics-lake");
  const modern = queue.row(TWICE, "Organization invitation");
  await expect(legacy).toHaveCount(1);
  await expect(modern).toHaveCount(1);
  await queue.choose(legacy, "Revoke invitation");
  const removal = await RemovalDialog.shown(page);
  await removal.confirm(`Revoke invitation for ${TWICE}`);
  await removal.endsWith("Removed · verified");
  expect(await sandbox.removals()).toMatchObject([
    { method: "DELETE", operation: "deleteGroupInvite", organizationId: organization.id, username: TWICE },
  ]);

  await queue.open(organization.id);
  await queue.search(TWICE);
  await expect(modern).toHaveCount(1);
  await expect(legacy).toHaveCount(0);
  const [left] = await sandbox.access(TWICE);
  expect(left).toMatchObject({ status: "PENDING", projectInvitations: [] });
});

test("many are revoked after their number was typed, each one verified", async ({ page, sandbox, signIn }) => {
  const organization = sandbox.organization(PRODUCTION);
  const chosen = [
    { email: "dana.whitfield@brightpath.example", kind: "Organization invitation" },
    { email: "farid.haddad@brightpath.example", kind: "Organization invitation" },
    { email: "tomas.horak@partner.example", kind: "Legacy project invite, fleet-telemetry" },
  ];
  await signIn("operator");
  const queue = new InvitationsPage(page);
  await queue.open(organization.id);
  for (const { email, kind } of chosen) {
    await queue.search(email);
    await queue.row(email, kind).getByRole("checkbox").check();
  }
  await queue.search("");
  await page.getByRole("button", { name: "Revoke 3 invitations…" }).click();
  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  for (const { email } of chosen) await expect(dialog).toContainText(email);
  const button = dialog.getByRole("button", { name: "Revoke 3 invitations", exact: true });
  await expect(button).toBeDisabled();
  await dialog.getByRole("textbox", { name: "Type 3 to confirm" }).fill("3");
  await button.click();
  await page.waitForURL(/\/offboardings\/[0-9a-f-]{36}$/);
  await expect(page.getByText("What happened")).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText("Removed · verified", { exact: true })).toHaveCount(4);
  const removals = await sandbox.removals();
  expect(removals.map(({ username }) => username).sort()).toEqual(chosen.map(({ email }) => email).sort());
  for (const { email } of chosen) expect(await sandbox.access(email), email).toEqual([]);
});

test("a project whose invitations could not be read is named, and the others are shown", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization(PRODUCTION);
  await signIn("operator");
  const { organizations } = await sandbox.state();
  const project = organizations
    .find(({ id }) => id === organization.id)
    ?.projects.find(({ name }) => name === "analytics-lake");
  await sandbox.faults([
    {
      match: { operation: "listGroupInvites", path: `**/groups/${project?.id}/**` },
      fault: { kind: "status", status: 403 },
    },
  ]);
  const queue = new InvitationsPage(page);
  await queue.open(organization.id);
  const incomplete = page.getByRole("status").filter({ hasText: "What stands here is incomplete." });
  await expect(incomplete).toContainText(/analytics-lake.* could not be read/);
  await queue.search("tomas.horak@partner.example");
  await expect(queue.row("tomas.horak@partner.example", "Legacy project invite, fleet-telemetry")).toHaveCount(1);
});

test("a viewer is told why revoking is not for them, and has nothing to select", async ({ page, sandbox, signIn }) => {
  await signIn("viewer");
  const queue = new InvitationsPage(page);
  await queue.open(sandbox.organization(PRODUCTION).id);
  await queue.search(TWICE);
  await expect(page.getByRole("checkbox")).toHaveCount(0);
  await queue.row(TWICE, "Organization invitation").getByRole("button").click();
  const item = page.getByRole("menuitem", { name: /^Revoke invitation/ });
  await expect(item).toBeDisabled();
  await expect(item).toContainText("Your role is viewer.");
});
