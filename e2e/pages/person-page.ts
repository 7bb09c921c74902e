import { expect, type Locator, type Page } from "@playwright/test";

/** Everything one person can reach. */
export class PersonPage {
  constructor(readonly page: Page) {}

  async open(personId: string, name: string): Promise<void> {
    await this.page.goto(`/people/${personId}`);
    await expect(this.page.getByRole("heading", { level: 1, name })).toBeVisible();
  }

  /** Until the scan of projects has come to its end. */
  async isScanned(): Promise<void> {
    await expect(this.page.getByText("Looking for legacy project invitations")).toHaveCount(0, { timeout: 30_000 });
    await expect(this.page.getByText("The scan did not come to its end.")).toHaveCount(0);
  }

  /** What one organization gives the person. */
  organization(name: string): Locator {
    return this.page.getByRole("article", { name, exact: true });
  }

  /** One grant: the line that says all of these. */
  grant(organizationName: string, ...words: (string | RegExp)[]): Locator {
    return words.reduce<Locator>(
      (lines, text) => lines.filter({ hasText: text }),
      this.organization(organizationName).getByRole("listitem"),
    );
  }

  get leftovers(): Locator {
    return this.page.getByRole("table", { name: "Possible leftovers" });
  }

  async offboard(): Promise<void> {
    await this.page.getByRole("link", { name: "Offboard…" }).click();
    await this.page.waitForURL(/\/offboard$/);
  }
}
