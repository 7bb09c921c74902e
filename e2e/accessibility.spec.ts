import type { Page } from "@playwright/test";
import { expectAccessibleEverywhere } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/test";
import { RemovalDialog } from "./pages/removal-dialog";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";
const LABS = "Northwind Labs";
const UNKNOWN = "ffffffffffffffffffffffff";
const COLLEAGUE = "jonas.weber@northwind.example";
const OWNER = "ada.okafor@northwind.example";
const NOBODY = "nobody has this name";
const UNAVAILABLE = { kind: "status", status: 403 };

test("nothing for axe to find before the sign-in, and where it was refused", async ({ page }) => {
  await open(page, "/sign-in", "Sign in to Atlas Offboarding");
  await expectAccessibleEverywhere(page, "sign-in");
  await open(page, "/sign-in?error=NoRole", "Sign in to Atlas Offboarding");
  await expect(page.getByRole("alert").filter({ hasText: "Your account has no role here." })).toBeVisible();
  await expectAccessibleEverywhere(page, "sign-in, refused");
});

test("nothing for axe to find on the overview: counts, the palette, and an organization that is unread", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("admin");
  await open(page, "/", "Overview");
  await expect(page.getByRole("row").filter({ hasText: PRODUCTION })).toContainText("183");
  await expectAccessibleEverywhere(page, "overview");
  await page.keyboard.press("Control+k");
  await expect(page.getByRole("dialog")).toBeVisible();
  await expectAccessibleEverywhere(page, "command palette");
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();

  await sandbox.faults([{ match: { caller: sandbox.organization(LABS).clientId }, fault: { kind: "accessList" } }]);
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByRole("row").filter({ hasText: LABS })).toContainText("Incomplete");
  await expectAccessibleEverywhere(page, "overview, one organization unread");
});

test("nothing for axe to find among users: everybody, nobody, a filter, a tab, and the menus", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("admin");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  await expectAccessibleEverywhere(page, "users");
  await page.getByRole("button", { name: "Role", exact: true }).click();
  await expect(page.getByRole("menu")).toBeVisible();
  await expectAccessibleEverywhere(page, "users, filter open");
  await page.keyboard.press("Escape");
  await users.search(NOBODY);
  await expect(page.getByText(/^None of /)).toBeVisible();
  await expectAccessibleEverywhere(page, "users, nothing matches");
  await users.search("");
  await page.getByRole("link", { name: /^Expired / }).click();
  await expect(page.getByRole("link", { name: /^Expired / })).toHaveAttribute("aria-current", /.+/);
  await expectAccessibleEverywhere(page, "users, expired");
});

test("nothing for axe to find among users that nobody is in, or that were read while they changed", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("admin");
  const { id } = sandbox.organization(LABS);
  await sandbox.faults([
    { match: { operation: "listOrgUsers" }, fault: { kind: "body", json: { results: [], totalCount: 0 } } },
  ]);
  await readAnew(page, `/api/orgs/${id}/users`);
  await open(page, `/orgs/${id}/users`, "Users");
  await expect(page.getByText(`Nobody is in ${LABS} yet`)).toBeVisible();
  await expectAccessibleEverywhere(page, "users, nobody here");

  await sandbox.clearFaults();
  // No call of the sandbox makes this list unstable for long enough, so the answer is told so on its way.
  await page.route(/\/api\/orgs\/[0-9a-f]+\/users\?/, async (route) => {
    const answer = await route.fetch();
    const part = {
      part: `Some users of ${LABS}`,
      reason: "The list changed while it was read.",
      nextStep: "Read it again.",
      code: "LIST_UNSTABLE",
    };
    await route.fulfill({ response: answer, json: { ...(await answer.json()), incomplete: [part] } });
  });
  await page.getByRole("button", { name: "Refresh" }).first().click();
  await expect(page.getByText("What stands here is incomplete.")).toBeVisible();
  await expectAccessibleEverywhere(page, "users, incomplete");
});

test("nothing for axe to find where a viewer is told what is not for them", async ({ page, sandbox, signIn }) => {
  await signIn("viewer");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  await users.search(COLLEAGUE);
  await users.openMenu(COLLEAGUE);
  await expect(users.menuItem("Remove from organization…")).toBeVisible();
  await expectAccessibleEverywhere(page, "users, menu with reasons");
  await open(page, "/audit/activity", "Not for your role");
  await expectAccessibleEverywhere(page, "not for this role");
});

test("nothing for axe to find in the removal dialog: review, typed confirmation, progress, outcome, receipt", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("admin");
  const users = new UsersPage(page);
  await users.open(sandbox.organization(PRODUCTION).id);
  const owner = await users.review(OWNER, "Remove from organization…");
  await expect(owner.confirmationBox(OWNER)).toBeVisible();
  await expectAccessibleEverywhere(page, "removal dialog, typed confirmation");
  await owner.cancel.click();
  await expect(owner.dialog).toBeHidden();

  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await expect(removal.confirmButton(`Remove ${COLLEAGUE} from ${PRODUCTION}`)).toBeEnabled();
  await expectAccessibleEverywhere(page, "removal dialog, review");
  // Atlas takes its time, so that there is progress to look at.
  await sandbox.faults([{ match: { operation: "removeOrgUser" }, fault: { kind: "hold" } }]);
  await removal.confirm(`Remove ${COLLEAGUE} from ${PRODUCTION}`);
  await expect(removal.status).toContainText("Removing");
  await expectAccessibleEverywhere(page, "removal dialog, progress");
  await expect(removal.status, "it ended while axe looked").toContainText("Removing");
  await sandbox.clearFaults();
  await removal.endsWith("Removed · verified");
  await expectAccessibleEverywhere(page, "removal dialog, done");
  await removal.openReceipt();
  await expect(page.getByText("Removed · verified").first()).toBeVisible();
  await expectAccessibleEverywhere(page, "receipt of one removal");
});

test("nothing for axe to find in a removal that Atlas refused, in its receipt, and in the lists of both", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("admin");
  const { id } = sandbox.organization(PRODUCTION);
  const users = new UsersPage(page);
  await users.open(id);
  const removal = await users.review(COLLEAGUE, "Remove from organization…");
  await expect(removal.confirmButton(`Remove ${COLLEAGUE} from ${PRODUCTION}`)).toBeEnabled();
  await sandbox.change({ op: "setCredential", organizationId: id, orgRoles: ["ORG_READ_ONLY"] });
  await removal.confirm(`Remove ${COLLEAGUE} from ${PRODUCTION}`);
  await (await RemovalDialog.shown(page)).endsWith("Refused");
  await expectAccessibleEverywhere(page, "removal dialog, refused");
  await removal.openReceipt();
  await expect(page.getByText("Refused").first()).toBeVisible();
  await expectAccessibleEverywhere(page, "receipt of a refusal");

  await open(page, "/offboardings", "Offboardings");
  await expect(page.getByRole("row").filter({ hasText: "Jonas Weber" }).first()).toContainText("Refused");
  await expectAccessibleEverywhere(page, "offboardings");
  await searchIn(page, NOBODY);
  await expect(page.getByRole("heading", { name: /^None of .* match$/ })).toBeVisible();
  await expectAccessibleEverywhere(page, "offboardings, nothing matches");

  await open(page, "/audit/activity", "Activity");
  await expect(page.getByText(/intact/i).first()).toBeVisible();
  await expectAccessibleEverywhere(page, "activity");
  await searchIn(page, NOBODY);
  await expect(page.getByRole("heading", { name: /^None of .* match$/ })).toBeVisible();
  await expectAccessibleEverywhere(page, "activity, nothing matches");
});

for (const { screen, empty, none, part, found } of [
  { screen: "Projects", empty: "listGroups", none: "has no projects", part: "listOrgUsers", found: "fleet-telemetry" },
  { screen: "Teams", empty: "listOrgTeams", none: "has no teams", part: "listOrgUsers", found: "Data Platform" },
]) {
  test(`nothing for axe to find among ${screen.toLowerCase()}: all, none, nothing that matches, and a part unread`, async ({
    page,
    sandbox,
    signIn,
  }) => {
    await signIn("viewer");
    const { id } = sandbox.organization(PRODUCTION);
    await open(page, `/orgs/${id}/${screen.toLowerCase()}`, screen);
    await expect(page.getByRole("link", { name: found, exact: true })).toBeVisible();
    await expectAccessibleEverywhere(page, screen);
    await searchIn(page, NOBODY);
    await expect(page.getByRole("heading", { name: /^None of .* match$/ })).toBeVisible();
    await expectAccessibleEverywhere(page, `${screen}, nothing matches`);

    await page.getByRole("button", { name: "Clear the search" }).click();
    await expect(page.getByRole("link", { name: found, exact: true })).toBeVisible();
    await sandbox.faults([{ match: { operation: part }, fault: UNAVAILABLE }]);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("What stands here is incomplete.")).toBeVisible();
    await expectAccessibleEverywhere(page, `${screen}, incomplete`);

    await sandbox.clearFaults();
    await sandbox.faults([
      {
        match: { operation: [empty, "getOrgGroups"] },
        fault: { kind: "body", json: { results: [], totalCount: 0 } },
      },
    ]);
    await page.getByRole("button", { name: "Read again" }).click();
    await expect(page.getByRole("heading", { name: none })).toBeVisible();
    await expectAccessibleEverywhere(page, `${screen}, none`);
  });
}

for (const { what, list, link, part } of [
  { what: "a project", list: "projects", link: "fleet-telemetry", part: "listGroupTeams" },
  { what: "a team", list: "teams", link: "Data Platform", part: "listGroupTeams" },
]) {
  test(`nothing for axe to find in ${what}: who is in it, nobody that matches, and a part unread`, async ({
    page,
    sandbox,
    signIn,
  }) => {
    await signIn("admin");
    await page.goto(`/orgs/${sandbox.organization(PRODUCTION).id}/${list}`);
    await page.getByRole("link", { name: link, exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: link })).toBeVisible();
    const actions = page.getByRole("button", { name: /^Actions for / }).first();
    await expect(actions).toBeVisible();
    await expectAccessibleEverywhere(page, what);
    await actions.click();
    await expect(page.getByRole("menuitem").first()).toBeVisible();
    await expectAccessibleEverywhere(page, `${what}, menu`);
    await page.keyboard.press("Escape");
    await searchIn(page, NOBODY);
    await expect(page.getByRole("heading", { name: /^None of .* match$/ })).toBeVisible();
    await expectAccessibleEverywhere(page, `${what}, nothing matches`);
    await sandbox.faults([{ match: { operation: part }, fault: UNAVAILABLE }]);
    await page.getByRole("button", { name: "Refresh" }).click();
    await expect(page.getByText("What stands here is incomplete.").first()).toBeVisible();
    await expectAccessibleEverywhere(page, `${what}, incomplete`);
  });
}

test("nothing for axe to find on a page that is not there", async ({ page, sandbox, signIn }) => {
  await signIn("admin");
  for (const { path, words } of [
    { path: `/orgs/${UNKNOWN}/users`, words: /not found|does not exist|is not one of/i },
    { path: `/orgs/${sandbox.organization(PRODUCTION).id}/projects/${UNKNOWN}`, words: /has no project with this id/ },
    { path: "/nowhere", words: /not found|does not exist|is not one of/i },
  ]) {
    await page.goto(path);
    await expect(page.getByText(words).first()).toBeVisible();
    await expectAccessibleEverywhere(page, path);
  }
});

/** Makes the dashboard read now, past what it kept of an earlier test. */
async function readAnew(page: Page, path: string): Promise<void> {
  await page.request.get(`${path}?fresh=1`);
}

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}

async function searchIn(page: Page, text: string): Promise<void> {
  await page.getByRole("searchbox").fill(text);
}
