import { mkdirSync, writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { runBench } from "@/lib/bench/run-bench";
import { formatTable } from "@/lib/bench/table";
import { startPostgresServer } from "@/lib/db/testing/postgres-server";
import { findBrowser } from "./browser.mjs";
import { buildDashboard } from "./prepare.mjs";

const USAGE = "npm run bench -- [--users 10000] [--runs 7] [--no-browser] [--no-postgres] [--no-build]";
const RESULTS_FOLDER = ".bench";

const { values: flags } = parseArgs({
  options: {
    users: { type: "string", default: "10000" },
    runs: { type: "string", default: "7" },
    "no-browser": { type: "boolean", default: false },
    "no-postgres": { type: "boolean", default: false },
    "no-build": { type: "boolean", default: false },
  },
});
const [users, runs] = [flags.users, flags.runs].map(Number);
if (!users || !runs || !Number.isInteger(users) || !Number.isInteger(runs) || users < 500 || runs < 1) {
  console.error(`--users is a whole number from 500, --runs from 1. Usage: ${USAGE}`);
  process.exit(2);
}

if (!flags["no-build"]) buildDashboard();
const browserPath = flags["no-browser"] ? null : await findBrowser();
if (browserPath === null && !flags["no-browser"]) {
  console.error("No Chromium here: what needs a browser is left out. `npm test` installs one.");
}

const results = await runBench({
  users,
  runs,
  browserPath,
  openPostgres: flags["no-postgres"] ? null : startPostgresServer,
  environment: neutralEnvironment(),
  say: (what) => console.error(`… ${what}`),
});

const machine = { node: process.version, processors: cpus().length, memoryMegabytes: Math.round(totalmem() / 2 ** 20) };
mkdirSync(RESULTS_FOLDER, { recursive: true });
const file = `${RESULTS_FOLDER}/results.json`;
writeFileSync(file, `${JSON.stringify({ at: new Date().toISOString(), machine, users, results }, null, 2)}\n`);
console.log(`\n${formatTable(results)}\n\n${file}`);

/** The paths and locale of this machine, and nothing that would configure the dashboard. */
function neutralEnvironment(): Record<string, string> {
  const names = ["PATH", "HOME", "LANG", "TMPDIR", "USER"];
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
