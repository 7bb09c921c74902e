import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

it.each([
  ["too high", "99999"],
  ["no number", "http"],
])(
  "a PORT that is %s is named with whatever else is wrong, before anything listens",
  (_what, port) => {
    const env = { ...process.env, PORT: port, LOG_LEVEL: "loud" };
    const { status, stderr, stdout } = spawnSync(process.execPath, ["lib/cli/start.mjs", "--serve-only"], {
      env,
      encoding: "utf8",
      timeout: 60_000,
    });
    expect(stderr).toContain("The configuration has 2 problems; nothing was started.");
    expect(stderr).toContain("PORT: is not a whole number from 0 to 65535");
    expect(stderr).toContain("LOG_LEVEL:");
    expect(stdout).toBe("");
    expect(status).toBe(1);
  },
  90_000,
);
