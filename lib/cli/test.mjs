// `npm test`: everything, on a machine that has nothing but Node. Stops at the first part that fails.
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { buildDashboard, installPackages, requireNode, run } from "./prepare.mjs";

const REPORTS = "test-results/summary";
const UNIT_REPORT = `${REPORTS}/unit.json`;
const BROWSER_REPORT = `${REPORTS}/browser.json`;

requireNode();
installPackages();
const { requireBrowser } = await import("./browser.mjs");
const browser = await requireBrowser();

rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

run(process.execPath, ["lib/cli/check.mjs"]);
run("node_modules/.bin/vitest", ["run", "--reporter=dot", "--reporter=json", `--outputFile.json=${UNIT_REPORT}`]);
buildDashboard();
run("node_modules/.bin/playwright", ["test", "--reporter=line,json"], {
  CHROMIUM_PATH: browser,
  PLAYWRIGHT_JSON_OUTPUT_NAME: BROWSER_REPORT,
});

const unit = readReport(UNIT_REPORT);
const { stats } = readReport(BROWSER_REPORT);
console.log(
  `${unit.numPassedTests + stats.expected} passed, ${unit.numFailedTests + stats.unexpected + stats.flaky} failed`,
);
if (stats.flaky > 0) process.exitCode = 1;

function readReport(file) {
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8"));
  console.error(`No report at ${file}: the tests did not run to their end.`);
  process.exit(1);
}
