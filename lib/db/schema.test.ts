import { readFileSync } from "node:fs";
import { join } from "node:path";
import { generateDrizzleJson, generateMigration } from "drizzle-kit/api";
import { expect, it } from "vitest";
import * as schema from "./schema";

const meta = join(process.cwd(), "lib", "db", "migrations", "meta");

it("the migrations bring a database to exactly the schema (else: npm run db:generate)", async () => {
  const journal = JSON.parse(readFileSync(join(meta, "_journal.json"), "utf8"));
  const newest = String(journal.entries.at(-1).idx).padStart(4, "0");
  const snapshot = JSON.parse(readFileSync(join(meta, `${newest}_snapshot.json`), "utf8"));
  expect(await generateMigration(snapshot, generateDrizzleJson(schema))).toEqual([]);
});
