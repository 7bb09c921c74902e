import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures/test";
import { UsersPage } from "./pages/users-page";

const PRODUCTION = "Northwind Robotics – Production";

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
  await openMenuAndChoose(page, /^Remove from organization…/);

  const dialog = page.getByRole("alertdialog");
  await expect(dialog.getByRole("button", { name: "Cancel" })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: `Actions for ${email}` })).toBeFocused();

  await openMenuAndChoose(page, /^Remove from organization…/);
  await expect(dialog.getByRole("button", { name: `Remove ${email} from ${PRODUCTION}` })).toBeEnabled();
  await tabTo(page, `Remove ${email} from ${PRODUCTION}`);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("status")).toContainText("Removed · verified", { timeout: 30_000 });
  await tabTo(page, "Open receipt");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/offboardings\//);
  expect((await sandbox.removals()).map(({ username }) => username)).toEqual([email]);
});

/** Opens the menu of the button that has the focus, and goes down to an item. */
async function openMenuAndChoose(page: Page, item: RegExp): Promise<void> {
  await page.keyboard.press("Enter");
  const items = page.getByRole("menuitem");
  const focused = page.locator("[role='menuitem']:focus");
  await expect(focused).toHaveCount(1);
  const itemCount = await items.count();
  for (let presses = 0; presses < itemCount; presses += 1) {
    const text = (await focused.textContent()) ?? "";
    if (item.test(text)) {
      await page.keyboard.press("Enter");
      return;
    }
    await page.keyboard.press("ArrowDown");
    await expect(focused).not.toHaveText(text);
  }
  throw new Error(`ArrowDown never reached ${item}`);
}

async function tabTo(page: Page, name: string): Promise<void> {
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
