import { expect, type Locator, type Page } from "@playwright/test";

/** The quick removal: review, confirmation, progress and outcome in one dialog. */
export class RemovalDialog {
  readonly dialog: Locator;
  readonly status: Locator;
  readonly cancel: Locator;

  private constructor(readonly page: Page) {
    this.dialog = page.getByRole("alertdialog");
    this.status = this.dialog.getByRole("status");
    this.cancel = this.dialog.getByRole("button", { name: "Cancel" });
  }

  static async shown(page: Page): Promise<RemovalDialog> {
    const dialog = new RemovalDialog(page);
    await expect(dialog.dialog).toBeVisible();
    return dialog;
  }

  confirmButton(name: string): Locator {
    return this.dialog.getByRole("button", { name, exact: true });
  }

  confirmationBox(email: string): Locator {
    return this.dialog.getByRole("textbox", { name: `Type ${email} to confirm` });
  }

  async confirm(name: string): Promise<void> {
    await this.confirmButton(name).click();
  }

  async endsWith(outcome: string): Promise<void> {
    await expect(this.status).toContainText(outcome, { timeout: 30_000 });
  }

  async openReceipt(): Promise<void> {
    await this.dialog.getByRole("link", { name: "Open receipt" }).click();
    await this.page.waitForURL(/\/offboardings\/[0-9a-f-]{36}$/);
  }
}
