import { captureAction, replayAction, sameOriginHeaders } from "./fixtures/captured-action";
import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";
const COLLEAGUE = "jonas.weber@northwind.example";
const OWNER = "grace.nakamura@northwind.example";

test.describe("a removal posted by hand changes nothing in Atlas", () => {
  for (const persona of ["viewer", "auditor"] as const) {
    test(`as ${persona}`, async ({ page, sandbox, signIn, signedInAs }) => {
      await signIn("operator");
      const users = new UsersPage(page);
      await users.open(sandbox.organization(PRODUCTION).id);
      const removal = await users.review(COLLEAGUE, "Remove from organization…");
      const action = await captureAction(page, () => removal.confirm(`Remove ${COLLEAGUE} from ${PRODUCTION}`));

      const attacker = await signedInAs(persona);
      const answer = await replayAction(attacker.request, action);
      expect(await answer.text()).toContain("FORBIDDEN");
      expect(await sandbox.removals()).toEqual([]);
    });
  }

  test("signed out, without an Origin, or from another site", async ({ page, playwright, sandbox, signIn }) => {
    await signIn("operator");
    const users = new UsersPage(page);
    await users.open(sandbox.organization(PRODUCTION).id);
    const removal = await users.review(COLLEAGUE, "Remove from organization…");
    const action = await captureAction(page, () => removal.confirm(`Remove ${COLLEAGUE} from ${PRODUCTION}`));

    const nobody = await playwright.request.newContext();
    const signedOut = await replayAction(nobody, action);
    expect(signedOut.status() === 307 || (await signedOut.text()).includes("UNAUTHENTICATED")).toBe(true);
    await nobody.dispose();

    const withoutOrigin = await replayAction(page.request, action, {});
    expect(await withoutOrigin.text()).toContain("ORIGIN_REFUSED");

    const withoutFetchMetadata = await replayAction(page.request, action, { origin: new URL(action.url).origin });
    expect(await withoutFetchMetadata.text()).toContain("ORIGIN_REFUSED");

    const foreign = await replayAction(page.request, action, {
      origin: "https://evil.example",
      "sec-fetch-site": "cross-site",
    });
    expect(foreign.status() >= 400 || (await foreign.text()).includes("ORIGIN_REFUSED")).toBe(true);

    const crossSite = await replayAction(page.request, action, {
      ...sameOriginHeaders(action.url),
      "sec-fetch-site": "cross-site",
    });
    expect(await crossSite.text()).toContain("ORIGIN_REFUSED");

    expect(await sandbox.removals()).toEqual([]);
  });

  test("as an operator, when the person is an organization owner", async ({ page, sandbox, signIn, signedInAs }) => {
    await signIn("admin");
    const users = new UsersPage(page);
    await users.open(sandbox.organization(PRODUCTION).id);
    const removal = await users.review(OWNER, "Remove from organization…");
    await removal.confirmationBox(OWNER).fill(OWNER);
    const action = await captureAction(page, () => removal.confirm(`Remove ${OWNER} from ${PRODUCTION}`));

    const operator = await signedInAs("operator");
    const answer = await replayAction(operator.request, action);
    expect(await answer.text()).toContain("FORBIDDEN");
    expect(await sandbox.removals()).toEqual([]);
  });
});

test("a viewer and an auditor are told why the menu's removal is not for them", async ({ sandbox, signedInAs }) => {
  for (const persona of ["viewer", "auditor"] as const) {
    const page = await signedInAs(persona);
    const users = new UsersPage(page);
    await users.open(sandbox.organization(PRODUCTION).id);
    await users.search(COLLEAGUE);
    await users.openMenu(COLLEAGUE);
    const item = users.menuItem("Remove from organization…");
    await expect(item).toBeDisabled();
    await expect(item).toContainText(`Your role is ${persona}. Operators and admins can remove.`);
  }
});

test("a viewer reads no audit log, neither on the screen nor over HTTP", async ({ page, signIn }) => {
  await signIn("viewer");
  expect((await page.request.get("/api/audit")).status()).toBe(403);
  expect((await page.request.get("/api/export/audit?format=csv")).status()).toBe(403);
  await page.goto("/audit/activity");
  await expect(page.getByRole("heading", { level: 1, name: "Not for your role" })).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
});

test("without a session every route answers 401 and every page leads to the sign-in", async ({
  page,
  playwright,
  dashboard,
  sandbox,
}) => {
  const { id } = sandbox.organization(PRODUCTION);
  const nobody = await playwright.request.newContext({ baseURL: dashboard.url });
  for (const path of [
    "/api/orgs",
    `/api/orgs/${id}/users`,
    `/api/orgs/${id}/projects`,
    "/api/offboardings",
    "/api/audit",
    "/api/audit/chain",
    "/api/export/users?format=csv",
  ]) {
    const answer = await nobody.get(path, { maxRedirects: 0 });
    expect(answer.status(), path).toBe(401);
    expect(await answer.json()).toMatchObject({ code: "UNAUTHENTICATED" });
  }
  await nobody.dispose();
  await page.goto(`/orgs/${id}/users`);
  await expect(page).toHaveURL(/\/sign-in\?/);
});
