// `npm start`: installs what is missing, builds what has changed, serves. `npm run build` and `npm run serve` are its two halves.
import { createRequire } from "node:module";
import { listenHost } from "./listen-host.mjs";
import { requirePort } from "./listen-port.mjs";
import { buildDashboard, installPackages, requireNode } from "./prepare.mjs";

const serveOnly = process.argv.includes("--serve-only");
const buildOnly = process.argv.includes("--build-only");

requireNode();
if (!serveOnly) {
  installPackages();
  buildDashboard();
}
if (!buildOnly) {
  Object.assign(process.env, {
    NODE_ENV: "production",
    NEXT_TELEMETRY_DISABLED: "1",
    // Otherwise Next exits on SIGTERM before the step in hand is finished and the store is closed; instrumentation.ts does both.
    NEXT_MANUAL_SIG_HANDLE: "true",
  });
  process.argv = [process.execPath, "next", "start", "-p", requirePort(process.env), "-H", listenHost(process.env)];
  createRequire(import.meta.url)("next/dist/bin/next");
}
