import { run } from "./prepare.mjs";

/**
 * The port for Next. One that is none ends this process with everything that is wrong with the configuration (lib/env): Next
 * would stop with a stack of its own for some, and for the others listen elsewhere and put that into PORT before it is checked.
 */
export function requirePort(env) {
  const given = env.PORT?.trim() || "3000";
  if (/^\d+$/.test(given) && Number(given) <= 65_535) return given;
  run(process.execPath, ["--import", "tsx", "lib/cli/check-configuration.ts"]);
  return given;
}
