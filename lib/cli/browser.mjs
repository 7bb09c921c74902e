// Finds a Chromium for the browser tests, or gets one: the one already here, else Playwright's own, else Debian's package.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** The path of a Chromium that starts, or null when there is none here yet. */
export async function findBrowser() {
  const { chromium } = await import("@playwright/test");
  const candidates = [process.env.CHROMIUM_PATH, ...NAMES.map(onPath), chromium.executablePath()];
  return candidates.find((file) => file && existsSync(file) && starts(file)) ?? null;
}

/** As findBrowser, but installs one when there is none. Throws a sentence when that is not possible. */
export async function requireBrowser() {
  const found = await findBrowser();
  if (found) return found;
  console.error("No Chromium here: asking Playwright for its own …");
  spawnSync("npx", ["playwright", "install", "chromium"], { stdio: "inherit", timeout: 300_000 });
  const downloaded = await findBrowser();
  if (downloaded) return downloaded;
  console.error("Installing Debian's chromium with apt …");
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  for (const args of [
    ["apt-get", "update", "-qq"],
    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"],
  ]) {
    const [command, ...rest] = [...sudo, ...args];
    spawnSync(command, rest, {
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    });
  }
  const installed = await findBrowser();
  if (installed) return installed;
  throw new Error("No Chromium could be found or installed. Install one and set CHROMIUM_PATH to it.");
}

function onPath(name) {
  const { stdout, status } = spawnSync("which", [name], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

function starts(file) {
  return spawnSync(file, ["--version", "--no-sandbox"], { timeout: 20_000 }).status === 0;
}
