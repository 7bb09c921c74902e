import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openBrowserPage } from "./fixtures/browser-page";
import { serveDashboard, startDashboard } from "./fixtures/dashboard";
import { freePort } from "./fixtures/process";
import { expect, test } from "./fixtures/test";

test("every wrong value of the environment is named at once, with how to mend it, and nothing is served", async () => {
  const server = serveDashboard({
    PORT: String(await freePort()),
    MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_0123456789abcdef01234567",
    MONGODB_ATLAS_BASE_URL: "http://atlas.example",
    DATABASE_URL: "mysql://127.0.0.1/db",
    WORKER: "sometimes",
    NEXTAUTH_URL: "http://offboarding.example",
  });
  expect(await server.ended).toBe(1);
  const output = server.output();
  for (const variable of [
    "MONGODB_ATLAS_CLIENT_SECRET",
    "MONGODB_ATLAS_BASE_URL",
    "DATABASE_URL",
    "WORKER",
    "NEXTAUTH_URL",
    "NEXTAUTH_SECRET",
    "OIDC_ISSUER",
  ]) {
    expect(output, variable).toContain(variable);
  }
});

test("a data folder that another process holds stops the second one with its process id and the folder", async ({
  dashboard,
}) => {
  const second = serveDashboard({ PORT: String(await freePort()), DATA_DIR: dashboard.dataDir });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain(dashboard.dataDir);
  expect(second.output()).toContain(String(dashboard.process().pid));
});

test("a database that is down at start is a sentence, not a stack", async () => {
  const server = serveDashboard({
    PORT: String(await freePort()),
    DATABASE_URL: `postgres://nobody:wrong@127.0.0.1:${await freePort()}/offboarding`,
  });
  expect(await server.ended).toBe(1);
  expect(server.output()).toMatch(/database/i);
  expect(server.output()).not.toContain("wrong@");
});

test("with nothing configured it serves a sandbox of its own, from localhost and 127.0.0.1 alike, and keeps its secret to itself", async ({
  browser,
}) => {
  const dataDir = mkdtempSync(path.join(tmpdir(), "atlas-offboarding-"));
  const dashboard = await startDashboard({ DATA_DIR: dataDir });
  try {
    for (const host of ["localhost", "127.0.0.1"]) {
      const page = await openBrowserPage(browser, dashboard.url.replace("127.0.0.1", host));
      await page.goto("/");
      await page.getByRole("button", { name: "Continue as admin" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeVisible();
      expect(new URL(page.url()).hostname).toBe(host);
      await expect(page.getByText("Nothing you do reaches MongoDB Atlas.")).toBeVisible();
      await page.context().close();
    }
    expect(statSync(dataDir).mode & 0o077).toBe(0);
  } finally {
    await dashboard.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

test("a connection is kept longer than a proxy keeps it, so that none is closed under a request", async ({
  dashboard,
}) => {
  const answer = await fetch(`${dashboard.url}/api/health`);
  expect(answer.headers.get("keep-alive")).toBe("timeout=75");
});

test("health says ok and nothing else", async ({ request, dashboard }) => {
  const answer = await request.get(`${dashboard.url}/api/health`);
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ status: "ok" });
});
