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
const INVITED = "owen.price@brightpath.example";
const NOBODY = "nobody has this name";

test("nothing for axe to find in the search for people: before it, found, nobody, and one organization unread", async ({
  page,
  sandbox,
  signIn,
}) => {
  await signIn("viewer");
  const people = new PeoplePage(page);
  await people.open();
  await expectAccessibleEverywhere(page, "people, before a search");
  await people.search("okaf");
  await expect(people.hit(ADA.name)).toBeVisible();
  await expectAccessibleEverywhere(page, "people, found");
  await people.search(NOBODY);
  await people.findsNobody(NOBODY);
  await expectAccessibleEverywhere(page, "people, nobody found");
  await sandbox.change({ op: "setCredential", organizationId: sandbox.organization(LABS).id, revoked: true });
  await page.getByRole("button", { name: "Refresh" }).click();
  await expect(page.getByText("What stands here is incomplete.").first()).toBeVisible();
  await expectAccessibleEverywhere(page, "people, one organization unread");
});

test("nothing for axe to find on a person's page: scanned, the menu of a grant, and nobody of that id", async ({
  page,
  signIn,
}) => {
  await signIn("viewer");
  const person = new PersonPage(page);
  await person.open(ADA.id, ADA.name);
  await person.isScanned();
  await expect(person.leftovers).toBeVisible();
  await expectAccessibleEverywhere(page, "a person, scanned");
  await page.getByRole("button", { name: "Actions for robot-config", exact: true }).click();
  await expect(page.getByRole("menuitem", { name: /^Remove from project…/ })).toBeDisabled();
  await expectAccessibleEverywhere(page, "a person, the menu of a grant");
  await page.goto(`/people/${"f".repeat(24)}`);
  await expect(page.getByText(/has this id/)).toBeVisible();
  await expectAccessibleEverywhere(page, "a person nobody knows");
});

test("nothing for axe to find from the review of an offboarding to its receipt", async ({ page, sandbox, signIn }) => {
  test.setTimeout(120_000);
  await signIn("admin");
  const review = new OffboardPage(page);
  await review.open(ADA.id);
  await expect(review.confirmationBox(ADA.email)).toBeVisible();
  await expectAccessibleEverywhere(page, "offboard, review");
  await review.confirmationBox(ADA.email).fill(ADA.email);
  await expect(review.button(`Remove ${ADA.email} from 3 organizations`)).toBeEnabled();
  await expectAccessibleEverywhere(page, "offboard, confirmation typed");
  const refusal = {
    match: { method: "DELETE", caller: sandbox.organization(LABS).clientId },
    fault: { kind: "status", status: 403 },
  };
  // The first change is held, so that there is progress to look at; one organization refuses.
  await sandbox.faults([refusal, { match: { method: "DELETE" }, nth: 1, fault: { kind: "hold" } }]);
  await review.confirm(ADA.email, `Remove ${ADA.email} from 3 organizations`);
  await expect(page.getByText("What is happening")).toBeVisible();
  await expectAccessibleEverywhere(page, "offboarding, progress");
  await expect(page.getByText("What is happening"), "it ended while axe looked").toBeVisible();
  await sandbox.replaceFaults([refusal]);
  await review.hasEnded();
  await expectAccessibleEverywhere(page, "offboarding, receipt with a refusal");
});

test("nothing for axe to find in the queue of invitations: all, selected, reviewed, none that matches, a part unread", async ({
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(90_000);
  await signIn("admin");
  const organization = sandbox.organization(PRODUCTION);
  const queue = new InvitationsPage(page);
  await queue.open(organization.id);
  await expectAccessibleEverywhere(page, "invitations");
  const row = queue.row(INVITED, "Organization invitation");
  await row.getByRole("checkbox").check();
  await expect(page.getByRole("button", { name: "Revoke 1 invitation…" })).toBeVisible();
  await expectAccessibleEverywhere(page, "invitations, some selected");
  await page.getByRole("button", { name: "Revoke 1 invitation…" }).click();
  const many = await RemovalDialog.shown(page);
  await expect(many.dialog.getByRole("button", { name: /^Revoke/ })).toBeVisible();
  await expectAccessibleEverywhere(page, "invitations, the review of a selection");
  await many.cancel.click();
  await expect(many.dialog).toBeHidden();
  await queue.choose(row, "Revoke invitation");
  const one = await RemovalDialog.shown(page);
  await expect(one.confirmButton(`Revoke invitation for ${INVITED}`)).toBeEnabled();
  await expectAccessibleEverywhere(page, "invitations, the review of a revocation");
  await one.cancel.click();
  await expect(one.dialog).toBeHidden();
  await queue.search(NOBODY);
  await expect(page.getByRole("heading", { name: /^None of .* match$/ })).toBeVisible();
  await expectAccessibleEverywhere(page, "invitations, nothing matches");

  await sandbox.faults([{ match: { operation: "listGroupInvites" }, fault: { kind: "status", status: 403 } }]);
  await queue.open(organization.id);
  await expect(page.getByText("What stands here is incomplete.").first()).toBeVisible();
  await expectAccessibleEverywhere(page, "invitations, incomplete");
});

test("nothing for axe to find on the page of the connections", async ({ page, signIn }) => {
  await signIn("admin");
  await page.goto("/connections");
  await expect(page.getByRole("region", { name: LABS, exact: true })).toBeVisible({ timeout: 30_000 });
  await expectAccessibleEverywhere(page, "connections");
});

test("nothing for axe to find where one connection is broken: its page, a person, and the review of an offboarding", async ({
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
  await page.goto(`/people/${ADA.id}/offboard`);
  await expect(page.getByText("and is incomplete.")).toBeVisible({ timeout: 30_000 });
  await expectAccessibleEverywhere(page, "offboard, incomplete");
  await page.goto("/connections");
  await expect(page.getByRole("region", { name: LABS, exact: true })).toContainText("Next step:", { timeout: 30_000 });
  await expectAccessibleEverywhere(page, "connections, one broken");
});
