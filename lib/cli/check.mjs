// `npm run check`: format, lint and accessibility, types, import direction, unused code. All four at once; all findings at the end.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { installPackages, requireNode, run } from "./prepare.mjs";

const CHECKS = [
  ["format and lint", "biome", ["ci", "--reporter=summary", "--colors=off", "."]],
  ["types", "tsc", ["--noEmit"]],
  [
    "import direction",
    "depcruise",
    ["--config", ".dependency-cruiser.cjs", "--output-type", "err", "app", "components", "lib", "e2e"],
  ],
  ["unused code", "knip", ["--no-progress"]],
];

requireNode();
installPackages();
// Next writes the types of images and style sheets itself, at a build or when asked.
if (!existsSync("next-env.d.ts")) run(process.execPath, ["node_modules/next/dist/bin/next", "typegen"]);
const results = await Promise.all(CHECKS.map(check));
for (const { name, code, seconds, output } of results) {
  console.log(`${code === 0 ? "ok  " : "FAIL"} ${name} (${seconds.toFixed(1)} s)`);
  if (code !== 0) console.log(output);
}
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;

function check([name, command, args]) {
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${command}`, args, { stdio: ["ignore", "pipe", "pipe"] });
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.on("error", (error) => chunks.push(Buffer.from(error.message)));
    child.on("close", (code) =>
      resolve({
        name,
        code: code ?? 1,
        seconds: (performance.now() - started) / 1000,
        output: Buffer.concat(chunks).toString(),
      }),
    );
  });
}
