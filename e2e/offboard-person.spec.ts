import { expect, test } from "./fixtures/test";
import { OffboardPage } from "./pages/offboard-page";
import { PeoplePage } from "./pages/people-page";
import { PersonPage } from "./pages/person-page";

const PRODUCTION = "Northwind Robotics – Production";
const PLAYGROUND = "Northwind Robotics – Sandbox";
const LABS = "Northwind Labs";
const ADA = { id: "62f1c08ab41d9e77aa03c5d1", email: "ada.okafor@northwind.example", name: "Ada Okafor" };
const REMOVE_ADA = `Remove ${ADA.email} from 3 organizations`;
/** What one organization is asked to take away, in this order. */
const EXPECTED = {
  [PRODUCTION]: ["deleteGroupInvite", "removeOrgUser"],
  [PLAYGROUND]: ["removeOrgUser"],
  [LABS]: ["deleteGroupInvite", "removeOrgUser"],
};

test("someone in three organizations, with every kind of grant, is found by e-mail and removed with one confirmation", async ({
  page,
  sandbox,
  signIn,
  consoleErrors,
}) => {
  test.setTimeout(120_000);
  expect((await sandbox.access(ADA.email)).map(({ organizationName }) => organizationName)).toEqual([
    PRODUCTION,
    PLAYGROUND,
    LABS,
  ]);
  await signIn("admin");
  const people = new PeoplePage(page);
  await people.open();
  await people.search(ADA.email.toUpperCase());
  await people.hit(ADA.name).click();
  const person = new PersonPage(page);
  await expect(page.getByRole("heading", { level: 1, name: ADA.name })).toBeVisible();
  await person.offboard();

  const review = new OffboardPage(page);
  await review.isReviewed();
  await expect(review.steps).toHaveText([
    "Revoke legacy project invitation",
    "Remove from the organization",
    "Remove from the organization",
    "Revoke legacy project invitation",
    "Remove from the organization",
  ]);
  const meaning = page.getByRole("region", { name: "What it means" });
  await expect(meaning).toContainText(/single sign-on/i);
  await expect(meaning).toContainText("fleet-telemetry");
  await expect(meaning).toContainText("Platform On-call");
  await expect(meaning).toContainText("aokafor");

  const button = review.button(REMOVE_ADA);
  await expect(button).toBeDisabled();
  await review.confirmationBox(ADA.email).fill("ada.okafor@northwind.exampl");
  await expect(button).toBeDisabled();
  expect(await sandbox.removals()).toEqual([]);
  await review.confirm(ADA.email, REMOVE_ADA);
  await review.hasEnded();
  await expect(page.getByText("Removed · verified", { exact: true })).toHaveCount(6);
  await expect(page.getByText(/^(Failed|Refused|Not confirmed|Changed since review|Already absent)$/)).toHaveCount(0);

  const removals = await sandbox.removals();
  for (const [name, operations] of Object.entries(EXPECTED)) {
    const { id } = sandbox.organization(name);
    const inPlace = removals.filter(({ organizationId }) => organizationId === id);
    expect(
      inPlace.map(({ operation }) => operation),
      name,
    ).toEqual(operations);
  }
  expect(removals).toHaveLength(5);
  expect(new Set(removals.map(({ username }) => username))).toEqual(new Set([ADA.email]));
  expect(await sandbox.access(ADA.email)).toEqual([]);

  const stillThere = page.getByRole("region", { name: "Still there" });
  await expect(stillThere.getByRole("listitem").filter({ hasText: "Database user aokafor" })).toContainText(
    `fleet-telemetry in ${PRODUCTION}. Possible: `,
  );

  await page.goto("/people");
  await people.search(ADA.email);
  await expect(people.found.getByRole("row").filter({ hasText: ADA.email })).toContainText("No access · offboarded");
  await expect(people.found.getByRole("link")).toHaveCount(1);
  await expect(people.leftovers.getByRole("row").filter({ hasText: "aokafor" })).toContainText(PRODUCTION, {
    timeout: 30_000,
  });
  expect(JSON.stringify(await sandbox.state())).toContain("aokafor");

  await people.hit(ADA.name).click();
  await person.isScanned();
  await expect(page.getByText("No access left in any connected organization.")).toBeVisible();
  await expect(person.leftovers.getByRole("row").filter({ hasText: "aokafor" })).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Offboard…" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Offboard…" })).toHaveCount(0);
  await page.getByRole("link", { name: "Open receipt" }).click();
  await expect(stillThere).toContainText("Database user aokafor");
  expect(consoleErrors).toEqual([]);
});

test("a database user stays unless an admin ticks it; a ticked one is deleted last", async ({
  page,
  sandbox,
  signIn,
  signedInAs,
}) => {
  test.setTimeout(120_000);
  const operator = new OffboardPage(await signedInAs("operator"));
  await operator.open(ADA.id);
  await expect(operator.databaseUser("aokafor", "fleet-telemetry")).toBeDisabled();

  await signIn("admin");
  const review = new OffboardPage(page);
  await review.open(ADA.id);
  const box = review.databaseUser("aokafor", "fleet-telemetry");
  await expect(box).not.toBeChecked();
  await box.check();
  await expect(review.steps.filter({ hasText: "Delete database user aokafor" })).toHaveCount(1, { timeout: 30_000 });
  await review.confirm(ADA.email, REMOVE_ADA);
  await review.hasEnded();
  const removals = await sandbox.removals();
  expect(removals).toHaveLength(6);
  expect(removals.at(-1)).toMatchObject({
    operation: "deleteGroupDatabaseUser",
    organizationId: sandbox.organization(PRODUCTION).id,
  });
  expect(JSON.stringify(await sandbox.state())).not.toContain("aokafor");
  expect(await sandbox.access(ADA.email)).toEqual([]);
});

test("nothing can be confirmed while a part of what would be removed could not be read", async ({
  page,
  sandbox,
  signIn,
}) => {
  const labs = sandbox.organization(LABS);
  await sandbox.faults([
    { match: { operation: "listGroupInvites", caller: labs.clientId }, fault: { kind: "status", status: 403 } },
  ]);
  await signIn("admin");
  const review = new OffboardPage(page);
  await page.goto(`/people/${ADA.id}/offboard`);
  await expect(page.getByText("and is incomplete.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/could not be read/).first()).toBeVisible();
  await expect(review.confirmationBox(ADA.email)).toHaveCount(0);
  const button = page.getByRole("button", { name: /^Remove ada\.okafor@northwind\.example from/ });
  await expect(button).toBeDisabled();

  await sandbox.clearFaults();
  await page.getByRole("button", { name: "Read again" }).first().click();
  await expect(page.getByText("and is complete.")).toBeVisible({ timeout: 30_000 });
  await review.confirmationBox(ADA.email).fill(ADA.email);
  await expect(review.button(REMOVE_ADA)).toBeEnabled();
  expect(await sandbox.removals()).toEqual([]);
});

test("a whole organization that does not answer stops the plan, whatever else there is", async ({
  page,
  sandbox,
  signIn,
}) => {
  await sandbox.change({ op: "setCredential", organizationId: sandbox.organization(LABS).id, revoked: true });
  await signIn("admin");
  await page.goto(`/people/${ADA.id}/offboard`);
  await expect(page.getByText("and is incomplete.")).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole("button", { name: /^Remove ada\.okafor@northwind\.example from/ })).toBeDisabled();
  expect(await sandbox.removals()).toEqual([]);
});

test("the last active owner of one of the organizations is not removed from any", async ({ page, sandbox, signIn }) => {
  const email = "priya.raman@northwind.example";
  await signIn("admin");
  const people = new PeoplePage(page);
  await people.open();
  await people.search(email);
  await people.hit("Priya Raman").click();
  await expect(page.getByRole("heading", { level: 1, name: "Priya Raman" })).toBeVisible();
  await new PersonPage(page).offboard();
  const review = new OffboardPage(page);
  await review.isReviewed();
  const confirm = page.getByRole("region", { name: "Confirm" });
  await expect(confirm).toContainText(/last/i);
  await expect(confirm).toContainText(PLAYGROUND);
  await expect(review.confirmationBox(email)).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Remove priya\.raman@northwind\.example from/ })).toBeDisabled();
  expect(await sandbox.removals()).toEqual([]);
});

test("a protected account has no way to a review", async ({ page, signIn }) => {
  await signIn("admin");
  const people = new PeoplePage(page);
  await people.open();
  await people.search("break-glass@northwind.example");
  await people.hit("Atlas Break-glass").click();
  await expect(page.getByRole("button", { name: "Offboard…" })).toBeDisabled();
  await expect(page.getByText(/Break-glass account: protected/)).toBeVisible();
});

test("one organization that fails is retried alone, and what was removed is not sent again", async ({
  page,
  sandbox,
  signIn,
}) => {
  test.setTimeout(120_000);
  const labs = sandbox.organization(LABS);
  await signIn("admin");
  const review = new OffboardPage(page);
  await review.open(ADA.id);
  await sandbox.faults([
    { match: { caller: labs.clientId, method: "DELETE" }, fault: { kind: "status", status: 403 } },
  ]);
  await review.confirm(ADA.email, REMOVE_ADA);
  const retry = page.getByRole("button", { name: /^Retry \d failed steps?$/ });
  await expect(retry).toBeVisible({ timeout: 60_000 });
  await expect(page.getByText(`Not finished: access to ${LABS} may remain.`)).toBeVisible();
  expect(await sandbox.removals()).toHaveLength(3);
  expect((await sandbox.access(ADA.email)).map(({ organizationName }) => organizationName)).toEqual([LABS]);

  await sandbox.clearFaults();
  await retry.click();
  await expect(page.getByText("Removed · verified", { exact: true })).toHaveCount(6, { timeout: 60_000 });
  const removals = await sandbox.removals();
  expect(removals).toHaveLength(5);
  expect(removals.slice(3).map(({ organizationId }) => organizationId)).toEqual([labs.id, labs.id]);
  expect(await sandbox.access(ADA.email)).toEqual([]);
});

test("what somebody else changed after the review is not removed unseen", async ({ page, sandbox, signIn }) => {
  const labs = sandbox.organization(LABS);
  await signIn("admin");
  const review = new OffboardPage(page);
  await review.open(ADA.id);
  await sandbox.change({ op: "promote", organizationId: labs.id, username: ADA.email });
  await review.confirmationBox(ADA.email).fill(ADA.email);
  await review.button(REMOVE_ADA).click();
  await expect(page.getByText(/changed since/i).first()).toBeVisible({ timeout: 30_000 });
  expect(await sandbox.removals()).toEqual([]);
});
