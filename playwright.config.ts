import { execFileSync } from "node:child_process";
import { defineConfig } from "@playwright/test";

/** `npm test` finds or installs a browser and says where; on its own, `npm run e2e` takes the one on the PATH. */
function browserPath(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  try {
    return execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  } catch {
    return undefined; // Playwright's own.
  }
}

const executablePath = browserPath();

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/browser",
  // Each worker runs a dashboard, a sandbox and a browser of its own.
  workers: 2,
  fullyParallel: false,
  forbidOnly: true,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    viewport: { width: 1440, height: 900 },
    // A trace costs a third of every test, kept or not: `npm run e2e -- --trace on` where a failure needs one.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // Nothing outside this machine is ever reached, whatever a page asks for.
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost, EXCLUDE [::1]",
      ],
    },
  },
});
