import { type Browser, chromium, type Page } from "@playwright/test";

/** The flags that the browser tests use as well: nothing in the background, no sandbox of the browser's own. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openBrowser(executablePath: string): Promise<Browser> {
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A page of a browser profile of its own, signed in as admin through the button a person would press. */
export async function openSignedInPage(browser: Browser, dashboardUrl: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: dashboardUrl, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "Continue as admin" }).click();
  await page.getByRole("heading", { level: 1, name: "Overview" }).waitFor();
  return page;
}

/** Opens the Users screen and waits until its rows are there. */
export async function openUsers(page: Page, organizationId: string): Promise<void> {
  await page.goto(`/orgs/${organizationId}/users`);
  await page
    .getByRole("button", { name: /^Actions for / })
    .first()
    .waitFor();
}
