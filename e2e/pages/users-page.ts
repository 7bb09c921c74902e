import { expect, type Locator, type Page } from "@playwright/test";
import { RemovalDialog } from "./removal-dialog";

/** The Users screen of one organization. */
export class UsersPage {
  constructor(readonly page: Page) {}

  /** Opens the screen on a list that was read now: a test may have changed Atlas behind the dashboard's back. */
  async open(organizationId: string): Promise<void> {
    await this.page.request.get(`/api/orgs/${organizationId}/users?fresh=1`);
    await this.page.goto(`/orgs/${organizationId}/users`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Users" })).toBeVisible();
    await expect(this.page.getByRole("button", { name: /^Actions for / }).first()).toBeVisible();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Search users" }).fill(text);
  }

  row(email: string): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("button", { name: `Actions for ${email}`, exact: true }) });
  }

  async openMenu(email: string): Promise<void> {
    await this.page.getByRole("button", { name: `Actions for ${email}`, exact: true }).click();
  }

  menuItem(name: string): Locator {
    return this.page.getByRole("menuitem", { name: new RegExp(`^${name.replace(/[.…]/g, "\\$&")}`) });
  }

  /** Finds the person and opens the review of their removal. */
  async review(email: string, item: "Remove from organization…" | "Revoke invitation…"): Promise<RemovalDialog> {
    await this.search(email);
    await this.openMenu(email);
    await this.menuItem(item).click();
    return RemovalDialog.shown(this.page);
  }
}
