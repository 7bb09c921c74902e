// `npm start`: installs what is missing, builds what has changed, serves. `npm run build` and `npm run serve` are its two halves.
import { createRequire } from "node:module";
import { listenHost } from "./listen-host.mjs";
import { requirePort } from "./listen-port.mjs";
import { buildDashboard, installPackages, requireNode } from "./prepare.mjs";

/** Longer than proxies keep idle connections (60 s, most of them): whoever closes later never closes under a request. */
const KEEP_ALIVE_MS = 75_000;

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
  const listening = ["-p", requirePort(process.env), "-H", listenHost(process.env)];
  process.argv = [process.execPath, "next", "start", ...listening, "--keepAliveTimeout", String(KEEP_ALIVE_MS)];
  createRequire(import.meta.url)("next/dist/bin/next");
}
