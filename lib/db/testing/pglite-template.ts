import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createLog } from "@/lib/log";
import { openPgliteStore } from "../open-pglite";

/**
 * A folder with an empty store in it, all migrations applied, for tests to copy: creating one takes seconds, copying it a
 * tenth of one. It is kept between runs and made anew when PGlite or a migration changes.
 */
export async function preparePgliteTemplate(): Promise<string> {
  const cache = join(process.cwd(), "node_modules", ".cache", "atlas-offboarding");
  const template = join(cache, `pglite-${fingerprint()}`);
  if (existsSync(template)) {
    return template;
  }
  mkdirSync(cache, { recursive: true });
  // Made elsewhere and moved in one go: two runs at once, or one that is interrupted, leave no half of a template.
  const scratch = mkdtempSync(join(cache, "making-"));
  try {
    const store = await openPgliteStore(scratch, { log: createLog("silent"), migrate: true });
    await store.close();
    if (!existsSync(template)) {
      renameSync(join(scratch, "store"), template);
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
  return template;
}

function fingerprint(): string {
  const migrations = join(process.cwd(), "lib", "db", "migrations");
  const hash = createHash("sha256");
  const packages = join(process.cwd(), "node_modules", "@electric-sql", "pglite", "package.json");
  for (const file of [
    packages,
    ...readdirSync(migrations)
      .sort()
      .map((name) => join(migrations, name)),
  ]) {
    if (/\.(json|sql)$/.test(file)) {
      hash.update(readFileSync(file));
    }
  }
  return hash.digest("hex").slice(0, 16);
}
