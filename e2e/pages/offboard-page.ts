import { expect, type Locator, type Page } from "@playwright/test";

/** The review of everything one person has, and the receipt it turns into. */
export class OffboardPage {
  constructor(readonly page: Page) {}

  /** Opens the review and waits until the plan has been read, with the possible leftovers. */
  async open(personId: string): Promise<void> {
    await this.page.goto(`/people/${personId}/offboard`);
    await this.isReviewed();
  }

  async isReviewed(): Promise<void> {
    await expect(this.page.getByText("What will be removed")).toBeVisible({ timeout: 30_000 });
  }

  get steps(): Locator {
    return this.page
      .getByRole("region", { name: /^What (will be removed|is happening|happened)/ })
      .getByRole("heading", { level: 4 });
  }

  confirmationBox(phrase: string): Locator {
    return this.page.getByRole("textbox", { name: `Type ${phrase} to confirm` });
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name, exact: true });
  }

  databaseUser(name: string, project: string): Locator {
    return this.page.getByRole("checkbox", { name: `Delete database user ${name} in ${project}` });
  }

  /** Types what has to be typed, presses the one red button, and waits for the page of the offboarding. */
  async confirm(email: string, button: string): Promise<void> {
    await this.confirmationBox(email).fill(email);
    await this.button(button).click();
    await this.page.waitForURL(/\/offboardings\/[0-9a-f-]{36}$/);
  }

  /** Until every step has come to an end. */
  async hasEnded(): Promise<void> {
    await expect(this.page.getByText("What happened")).toBeVisible({ timeout: 60_000 });
  }
}
