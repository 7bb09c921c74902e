// What has to be there before anything else runs. Plain Node: it works on a fresh clone, before a single package is installed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const OLDEST_NODE = [20, 19];
const INSTALLED_STAMP = "node_modules/.installed-from";
const BUILT_STAMP = ".next/built-from";
/** Everything a production build is made of. Tests and command-line tools are left out: they do not change it. */
const BUILD_ROOTS = ["app", "components", "lib"];
const BUILD_FILES = [
  "package-lock.json",
  "next.config.ts",
  "postcss.config.mjs",
  "proxy.ts",
  "instrumentation.ts",
  "tsconfig.json",
];

/** Stops with one sentence when this Node is too old to run any of it. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  console.error(
    `Node ${OLDEST_NODE.join(".")} or later is needed; this is ${process.versions.node}. Install Node 24 LTS.`,
  );
  process.exit(1);
}

/** Runs a command with its output on this terminal; a failure ends this process with the same code. */
export function run(command, args, env = {}) {
  const { status, error } = spawnSync(command, args, { stdio: "inherit", env: { ...process.env, ...env } });
  if (error) {
    console.error(`${command} could not be started: ${error.message}`);
    process.exit(1);
  }
  if (status !== 0) process.exit(status ?? 1);
}

/** Installs the packages when the lock file is not the one they were installed from. */
export function installPackages() {
  const lock = createHash("sha256").update(readFileSync("package-lock.json")).digest("hex");
  if (existsSync(INSTALLED_STAMP) && readFileSync(INSTALLED_STAMP, "utf8") === lock) return;
  console.error("Installing packages (npm ci) …");
  // Development packages too, whatever NODE_ENV says: the build needs the compiler.
  run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]);
  writeFileSync(INSTALLED_STAMP, lock);
}

/** Builds the dashboard when its sources are not those of the build that is there. */
export function buildDashboard() {
  const sources = hashOfSources();
  if (existsSync(BUILT_STAMP) && readFileSync(BUILT_STAMP, "utf8") === sources) return;
  console.error("Building the dashboard (next build) …");
  run(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
  });
  mkdirSync(path.dirname(BUILT_STAMP), { recursive: true });
  writeFileSync(BUILT_STAMP, sources);
}

function hashOfSources() {
  const hash = createHash("sha256");
  for (const file of [...BUILD_FILES, ...BUILD_ROOTS.flatMap(filesBelow)]) {
    if (existsSync(file)) hash.update(file).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => !file.startsWith(path.join("lib", "cli")))
    .sort();
}
