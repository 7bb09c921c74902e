// `npm run dev`: the development server, with the sandbox behind it unless real credentials are set.
import { createRequire } from "node:module";
import { listenHost } from "./listen-host.mjs";
import { requirePort } from "./listen-port.mjs";
import { installPackages, requireNode } from "./prepare.mjs";

requireNode();
installPackages();
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.argv = [process.execPath, "next", "dev", "-p", requirePort(process.env), "-H", listenHost(process.env)];
createRequire(import.meta.url)("next/dist/bin/next");
