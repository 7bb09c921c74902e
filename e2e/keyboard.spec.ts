import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";

test.beforeEach(async ({ sandbox }) => {
  await sandbox.reset();
});

test("a removal from sign-in to receipt with the keyboard alone", async ({ page, sandbox }) => {
  const organization = sandbox.organization(PRODUCTION);
  const email = "elif.yildiz@northwind.example";
  await page.goto("/sign-in");
  await tabTo(page, "Continue as operator");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();

  await new UsersPage(page).open(organization.id);
  await page.keyboard.press("/");
  await expect(page.getByRole("searchbox", { name: "Search users" })).toBeFocused();
  await page.keyboard.type(email);
  await expect(page.getByRole("button", { name: /^Actions for / })).toHaveCount(1);
  await tabTo(page, `Actions for ${email}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("menuitem").first()).toBeVisible();
  for (let presses = 0; presses < 8; presses += 1) {
    if (/^Remove from organization…/.test(await focusedText(page))) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");

  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: `Actions for ${email}` })).toBeFocused();

  await page.keyboard.press("Enter");
  for (let presses = 0; presses < 8; presses += 1) {
    if (/^Remove from organization…/.test(await focusedText(page))) break;
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("button", { name: `Remove ${email} from ${PRODUCTION}` })).toBeEnabled();
  await tabTo(page, `Remove ${email} from ${PRODUCTION}`);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toContainText("Removed · verified", { timeout: 30_000 });
  await tabTo(page, "Open receipt");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/offboardings\//);
  expect((await sandbox.removals()).map(({ username }) => username)).toEqual([email]);
});

async function tabTo(page: import("@playwright/test").Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute("aria-label") ?? element?.textContent ?? "";
    });
    if (focused.replace(/\s+/g, " ").trim().startsWith(name)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`Tab never reached "${name}"`);
}

function focusedText(page: import("@playwright/test").Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.textContent ?? "");
}
