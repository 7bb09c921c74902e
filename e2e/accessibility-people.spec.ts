import type { Page } from "@playwright/test";
import { expectAccessibleEverywhere } from "./fixtures/accessibility";
import { expect, test } from "./fixtures/test";
import { InvitationsPage } from "./pages/invitations-page";
import { OffboardPage } from "./pages/offboard-page";
import { PeoplePage } from "./pages/people-page";
import { PersonPage } from "./pages/person-page";
import { RemovalDialog } from "./pages/removal-dialog";

const PRODUCTION = "Northwind Robotics – Production";
const LABS = "Northwind Labs";
const ADA = { id: "62f1c08ab41d9e77aa03c5d1", email: "ada.okafor@northwind.example", name: "Ada Okafor" };

/** The screens of people, invitations, teams and connections, each by how one gets there. */
const STATES: {
  name: string;
  persona: "admin" | "viewer";
  go(page: Page, organizationId: string): Promise<void>;
}[] = [
  { name: "people, before a search", persona: "viewer", go: (page) => new PeoplePage(page).open() },
  {
    name: "people, found",
    persona: "viewer",
    go: async (page) => {
      const people = new PeoplePage(page);
      await people.open();
      await people.search("okaf");
      await expect(people.hit(ADA.name)).toBeVisible();
    },
  },
  {
    name: "people, nobody found",
    persona: "viewer",
    go: async (page) => {
      const people = new PeoplePage(page);
      await people.open();
      await people.search("nobody has this name");
      await people.findsNobody();
    },
  },
  {
    name: "a person, scanned",
    persona: "admin",
    go: async (page) => {
      const person = new PersonPage(page);
      await person.open(ADA.id, ADA.name);
      await person.isScanned();
      await expect(person.leftovers).toBeVisible();
    },
  },
  {
    name: "a person, the menu of a grant",
    persona: "viewer",
    go: async (page) => {
      const person = new PersonPage(page);
      await person.open(ADA.id, ADA.name);
      await person.isScanned();
      await page.getByRole("button", { name: "Actions for robot-config", exact: true }).click();
      await expect(page.getByRole("menuitem", { name: /^Remove from project…/ })).toBeDisabled();
    },
  },
  {
    name: "a person nobody knows",
    persona: "admin",
    go: async (page) => {
      await page.goto(`/people/${"f".repeat(24)}`);
      await expect(page.getByText(/has this id/)).toBeVisible();
    },
  },
  {
    name: "the review of an offboarding",
    persona: "admin",
    go: async (page) => {
      const review = new OffboardPage(page);
      await review.open(ADA.id);
      await expect(review.confirmationBox(ADA.email)).toBeVisible();
    },
  },
  {
    name: "the receipt of many steps",
    persona: "admin",
    go: async (page) => {
      const review = new OffboardPage(page);
      await review.open(ADA.id);
      await review.confirm(ADA.email, `Remove ${ADA.email} from 3 organizations`);
      await review.hasEnded();
    },
  },
  {
    name: "invitations",
    persona: "admin",
    go: async (page, id) => new InvitationsPage(page).open(id),
  },
  {
    name: "invitations, some selected",
    persona: "admin",
    go: async (page, id) => {
      const queue = new InvitationsPage(page);
      await queue.open(id);
      await queue.row("owen.price@brightpath.example", "Organization invitation").getByRole("checkbox").check();
      await expect(page.getByRole("button", { name: "Revoke 1 invitation…" })).toBeVisible();
    },
  },
  {
    name: "invitations, the review of a revocation",
    persona: "admin",
    go: async (page, id) => {
      const queue = new InvitationsPage(page);
      await queue.open(id);
      await queue.choose(queue.row("owen.price@brightpath.example", "Organization invitation"), "Revoke invitation");
      const removal = await RemovalDialog.shown(page);
      await expect(removal.confirmButton("Revoke invitation for owen.price@brightpath.example")).toBeEnabled();
    },
  },
  {
    name: "teams",
    persona: "viewer",
    go: async (page, id) => {
      await page.goto(`/orgs/${id}/teams`);
      await expect(page.getByRole("table", { name: "Teams" })).toBeVisible();
    },
  },
  {
    name: "a team",
    persona: "admin",
    go: async (page, id) => {
      await page.goto(`/orgs/${id}/teams`);
      await page.getByRole("table", { name: "Teams" }).getByRole("link", { name: "Data Platform" }).click();
      await expect(page.getByRole("button", { name: /^Actions for / }).first()).toBeVisible();
      await expect(page.getByRole("region", { name: "Projects it opens" }).getByRole("link").first()).toBeVisible();
    },
  },
  {
    name: "connections",
    persona: "admin",
    go: async (page) => {
      await page.goto("/connections");
      await expect(page.getByRole("region", { name: LABS, exact: true })).toBeVisible({ timeout: 30_000 });
    },
  },
];

test.beforeEach(async ({ sandbox }) => {
  await sandbox.reset();
  await sandbox.clearFaults();
});

for (const { name, persona, go } of STATES) {
  test(`nothing for axe to find: ${name}, light and dark, wide and narrow`, async ({ page, sandbox, signIn }) => {
    test.setTimeout(90_000);
    await signIn(persona);
    await go(page, sandbox.organization(PRODUCTION).id);
    await expectAccessibleEverywhere(page, name);
  });
}

test("a person and connections of which one is broken, in words that axe has nothing against", async ({
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(90_000);
  await sandbox.change({ op: "setCredential", organizationId: sandbox.organization(LABS).id, revoked: true });
  await signIn("admin");
  await page.goto(`/people/${ADA.id}`);
  await expect(new PersonPage(page).organization(LABS)).toContainText("could not be read", { timeout: 30_000 });
  await new PersonPage(page).isScanned();
  await expectAccessibleEverywhere(page, "a person, one connection broken");
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto("/connections");
  await expect(page.getByRole("region", { name: LABS, exact: true })).toContainText("Next step:", { timeout: 30_000 });
  await expectAccessibleEverywhere(page, "connections, one broken");
});
