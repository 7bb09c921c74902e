import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Secret } from "@/lib/env";

const FILE = "session-secret";
const SHORTEST = 32;

/**
 * The secret that signs sandbox sessions: made at the first start, kept in the data folder for this user alone, so that a restart signs
 * nobody out. With real credentials the configuration has to bring its own.
 */
export function keepSandboxSecret(dataDirectory: string): Secret {
  mkdirSync(dataDirectory, { recursive: true, mode: 0o700 });
  const file = path.join(dataDirectory, FILE);
  try {
    // Fails when there is one already, so two processes that start together agree on the first.
    writeFileSync(file, randomBytes(48).toString("base64url"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    chmodSync(file, 0o600);
  }
  const kept = readFileSync(file, "utf8").trim();
  if (kept.length >= SHORTEST) return new Secret(kept);
  writeFileSync(file, randomBytes(48).toString("base64url"), { mode: 0o600 });
  return new Secret(readFileSync(file, "utf8"));
}
