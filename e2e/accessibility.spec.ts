import type { Page } from "@playwright/test";
import { expectAccessibleEverywhere } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/test";
import { RemovalDialog } from "./pages/removal-dialog";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";
const UNKNOWN = "ffffffffffffffffffffffff";

/** Every screen and state, each by how one gets there. The page is ready when `ready` is seen. */
const STATES: {
  name: string;
  persona: "admin" | "viewer" | null;
  go(page: Page, organizationId: string): Promise<void>;
}[] = [
  { name: "sign-in", persona: null, go: (page) => open(page, "/sign-in", "Sign in to Atlas Offboarding") },
  { name: "overview", persona: "admin", go: (page) => open(page, "/", "Overview") },
  {
    name: "users",
    persona: "admin",
    go: (page, id) => new UsersPage(page).open(id),
  },
  {
    name: "users, nothing matches",
    persona: "admin",
    go: async (page, id) => {
      await new UsersPage(page).open(id);
      await new UsersPage(page).search("nobody has this name");
      await expect(page.getByText(/^None of /)).toBeVisible();
    },
  },
  {
    name: "users, row menu with reasons",
    persona: "viewer",
    go: async (page, id) => {
      const users = new UsersPage(page);
      await users.open(id);
      await users.search("jonas.weber@northwind.example");
      await users.openMenu("jonas.weber@northwind.example");
      await expect(users.menuItem("Remove from organization…")).toBeVisible();
    },
  },
  {
    name: "users, filter chip open",
    persona: "admin",
    go: async (page, id) => {
      await new UsersPage(page).open(id);
      await page.getByRole("button", { name: "Role", exact: true }).click();
      await expect(
        page.getByRole("menu").or(page.getByRole("dialog")).or(page.getByRole("listbox")).first(),
      ).toBeVisible();
    },
  },
  {
    name: "removal dialog",
    persona: "admin",
    go: async (page, id) => {
      const users = new UsersPage(page);
      await users.open(id);
      const removal = await users.review("jonas.weber@northwind.example", "Remove from organization…");
      await expect(removal.confirmButton(`Remove jonas.weber@northwind.example from ${PRODUCTION}`)).toBeEnabled();
    },
  },
  {
    name: "removal dialog of an owner, typed confirmation",
    persona: "admin",
    go: async (page, id) => {
      const users = new UsersPage(page);
      await users.open(id);
      const removal = await users.review("ada.okafor@northwind.example", "Remove from organization…");
      await expect(removal.confirmationBox("ada.okafor@northwind.example")).toBeVisible();
    },
  },
  {
    name: "removal dialog, done",
    persona: "admin",
    go: async (page, id) => {
      const users = new UsersPage(page);
      await users.open(id);
      const removal = await users.review("kwame.mensah@northwind.example", "Remove from organization…");
      await removal.confirm(`Remove kwame.mensah@northwind.example from ${PRODUCTION}`);
      await (await RemovalDialog.shown(page)).endsWith("Removed · verified");
    },
  },
  { name: "projects", persona: "admin", go: (page, id) => open(page, `/orgs/${id}/projects`, "Projects") },
  {
    name: "project",
    persona: "admin",
    go: async (page, id) => {
      await open(page, `/orgs/${id}/projects`, "Projects");
      await page.getByRole("link", { name: "fleet-telemetry" }).click();
      await expect(page.getByRole("button", { name: /^Actions for / }).first()).toBeVisible();
    },
  },
  { name: "offboardings", persona: "admin", go: (page) => open(page, "/offboardings", "Offboardings") },
  {
    name: "an offboarding",
    persona: "admin",
    go: async (page, id) => {
      const users = new UsersPage(page);
      await users.open(id);
      const removal = await users.review("elif.yildiz@northwind.example", "Remove from organization…");
      await removal.confirm(`Remove elif.yildiz@northwind.example from ${PRODUCTION}`);
      await removal.endsWith("Removed · verified");
      await removal.openReceipt();
      await expect(page.getByText("Removed · verified").first()).toBeVisible();
    },
  },
  {
    name: "activity",
    persona: "admin",
    go: async (page) => {
      await open(page, "/audit/activity", "Activity");
      await expect(page.getByText(/intact/i).first()).toBeVisible();
    },
  },
  { name: "not for this role", persona: "viewer", go: async (page) => void (await page.goto("/audit/activity")) },
  {
    name: "unknown organization",
    persona: "admin",
    go: async (page) => void (await page.goto(`/orgs/${UNKNOWN}/users`)),
  },
  { name: "unknown page", persona: "admin", go: async (page) => void (await page.goto("/nowhere")) },
  {
    name: "command palette",
    persona: "admin",
    go: async (page) => {
      await open(page, "/", "Overview");
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog")).toBeVisible();
    },
  },
];

test.beforeEach(async ({ sandbox }) => {
  await sandbox.reset();
  await sandbox.clearFaults();
});

for (const { name, persona, go } of STATES) {
  test(`nothing for axe to find: ${name}, light and dark, wide and narrow`, async ({ page, sandbox, signIn }) => {
    if (persona) await signIn(persona);
    await go(page, sandbox.organization(PRODUCTION).id);
    await expectAccessibleEverywhere(page, name);
  });
}

test("an organization that cannot be read, in words that axe has nothing against", async ({
  page,
  sandbox,
  signIn,
}) => {
  const organization = sandbox.organization("Northwind Labs");
  await sandbox.faults([
    { match: { path: `/api/atlas/v2/orgs/${organization.id}/users` }, fault: { kind: "accessList" } },
  ]);
  await signIn("admin");
  await page.request.get(`/api/orgs/${organization.id}/users?fresh=1`);
  await page.goto(`/orgs/${organization.id}/users`);
  await page
    .getByRole("button", { name: /Refresh|Try again/ })
    .first()
    .click();
  await expect(page.getByText(/access list/i).first()).toBeVisible();
  await expectAccessibleEverywhere(page, "unreadable");
  await sandbox.clearFaults();
});

async function open(page: Page, path: string, heading: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
}
