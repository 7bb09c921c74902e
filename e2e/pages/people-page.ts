import { expect, type Locator, type Page } from "@playwright/test";

/** The search for people over all connections. */
export class PeoplePage {
  constructor(readonly page: Page) {}

  /** Opens the screen; what an earlier test changed in Atlas is read anew. */
  async open(): Promise<void> {
    await this.page.request.get("/api/people?query=northwind&fresh=1");
    await this.page.goto("/people");
    await expect(this.page.getByRole("heading", { level: 1, name: "People" })).toBeVisible();
  }

  get box(): Locator {
    return this.page.getByRole("searchbox", { name: "Search people" });
  }

  async search(text: string): Promise<void> {
    await this.box.fill(text);
  }

  get found(): Locator {
    return this.page.getByRole("table", { name: "People found" });
  }

  hit(name: string): Locator {
    return this.found.getByRole("link", { name, exact: true });
  }

  /** What may be left of whoever is searched for: comes later than the people, from every project. */
  get leftovers(): Locator {
    return this.page.getByRole("table", { name: "Possible leftovers" });
  }

  async findsNobody(text: string): Promise<void> {
    await expect(this.page.getByRole("heading", { name: `Nobody matches “${text}”`, exact: true })).toBeVisible();
    await expect(this.found).toHaveCount(0);
  }
}
