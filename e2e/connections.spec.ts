import { expect, test } from "./fixtures/test";

const PRODUCTION = "Northwind Robotics – Production";
const PLAYGROUND = "Northwind Robotics – Sandbox";
const LABS = "Northwind Labs";

test("every connection is tested: who it is, what it may do, and what is wrong with it", async ({
  page,
  sandbox,
  signIn,
  consoleErrors,
}) => {
  await signIn("admin");
  await page.goto("/");
  await page.getByRole("link", { name: "Connections" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Connections" })).toBeVisible();
  for (const name of [PRODUCTION, PLAYGROUND, LABS]) {
    const card = page.getByRole("region", { name, exact: true });
    await expect(card).toContainText("Works", { timeout: 30_000 });
    await expect(card).toContainText("Service account");
    await expect(card).toContainText(sandbox.organization(name).id.slice(0, 6));
    await expect(
      card
        .getByRole("listitem")
        .filter({ hasText: /Allowed$/ })
        .first(),
    ).toBeVisible();
  }
  const html = await page.content();
  for (const { clientSecret, privateKey } of sandbox.organizations) {
    expect(html).not.toContain(clientSecret);
    expect(html).not.toContain(privateKey);
  }
  expect(consoleErrors).toEqual([]);
});

test("a connection whose secret was revoked, and one that lost its role, say so and what to do; the third works", async ({
  page,
  sandbox,
  signIn,
}) => {
  await sandbox.change({ op: "setCredential", organizationId: sandbox.organization(LABS).id, revoked: true });
  await sandbox.change({
    op: "setCredential",
    organizationId: sandbox.organization(PLAYGROUND).id,
    orgRoles: ["ORG_READ_ONLY"],
  });
  await signIn("admin");
  await page.goto("/connections");
  const card = (name: string) => page.getByRole("region", { name, exact: true });
  await expect(card(PRODUCTION)).toContainText("Works", { timeout: 30_000 });
  await expect(card(LABS)).not.toContainText("Works");
  await expect(card(LABS)).toContainText("Next step:");
  await expect(
    card(PLAYGROUND)
      .getByRole("listitem")
      .filter({ hasText: /^Remove.*Not allowed$/ })
      .first(),
  ).toBeVisible();

  await sandbox.reset();
  await page.getByRole("button", { name: "Test again" }).click();
  await expect(card(LABS)).toContainText("Works", { timeout: 30_000 });
});

for (const { how, fault, says } of [
  { how: "refuses this machine", fault: { kind: "accessList" }, says: /access list/i },
  { how: "never answers", fault: { kind: "hang" }, says: /answer/i },
]) {
  test(`a connection whose Atlas ${how} is named, and the others are tested all the same`, async ({
    page,
    sandbox,
    signIn,
  }) => {
    const labs = sandbox.organization(LABS);
    await sandbox.faults([{ match: { caller: labs.clientId }, fault }]);
    await signIn("admin");
    await page.goto("/connections");
    await expect(page.getByRole("region", { name: PRODUCTION, exact: true })).toContainText("Works", {
      timeout: 45_000,
    });
    const card = page.getByRole("region", { name: LABS, exact: true });
    await expect(card).not.toContainText("Works");
    await expect(card).toContainText(says);
  });
}

test("nobody but an admin opens it, neither the screen nor over HTTP", async ({ sandbox, signedInAs }) => {
  for (const persona of ["viewer", "auditor", "operator"] as const) {
    const page = await signedInAs(persona);
    await page.goto("/");
    await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
    await expect(page.getByRole("link", { name: "Connections" })).toHaveCount(0);
    expect((await page.request.get("/api/connections")).status()).toBe(403);
    await page.goto("/connections");
    await expect(page.getByRole("heading", { level: 1, name: "Not for your role" })).toBeVisible();
    await expect(page.getByText(sandbox.organization(LABS).clientId)).toHaveCount(0);
  }
});
