import { expect, type Locator, type Page } from "@playwright/test";

/** The queue of one organization's invitations. */
export class InvitationsPage {
  constructor(readonly page: Page) {}

  /** Opens the queue on a list that was read now. */
  async open(organizationId: string): Promise<void> {
    await this.page.request.get(`/api/orgs/${organizationId}/invitations?fresh=1`);
    await this.page.goto(`/orgs/${organizationId}/invitations`);
    await expect(this.page.getByRole("heading", { level: 1, name: "Invitations" })).toBeVisible();
    await expect(this.page.getByRole("button", { name: /^Actions for / }).first()).toBeVisible();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Search invitations" }).fill(text);
  }

  /** One row: an e-mail and the sort of invitation it is. */
  row(email: string, kind: string | RegExp): Locator {
    return this.page
      .getByRole("row")
      .filter({ has: this.page.getByRole("button", { name: `Actions for ${email}`, exact: true }) })
      .filter({ hasText: kind });
  }

  /** Opens a row's menu and chooses from it. */
  async choose(row: Locator, item: string): Promise<void> {
    await row.getByRole("button", { name: /^Actions for / }).click();
    await this.page.getByRole("menuitem", { name: new RegExp(`^${item}`) }).click();
  }
}
