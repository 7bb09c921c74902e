import { afterAll, beforeAll, expect, test } from "vitest";
import { createAtlasClient } from "@/lib/atlas/client";
import type { AtlasClient } from "@/lib/atlas/types";
import { openTestStore } from "@/lib/db/testing";
import { createDirectoryCache } from "@/lib/directory/cache";
import { createConnections } from "@/lib/directory/connections/connections";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { ReportContext } from "./prepared-export";
import { reports } from "./reports/all";

/** A file is read where nobody can ask back: what v1.0 does not say is said in words, in every cell and around the rows. */

let sandbox: Sandbox;
let client: AtlasClient;
let store: Awaited<ReturnType<typeof openTestStore>>;
let ctx: ReportContext;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  store = await openTestStore("pglite");
  const labs = sandbox.organizations[2];
  if (labs === undefined) throw new Error("three organizations");
  const { publicKey, privateKey } = labs;
  client = createAtlasClient({
    baseUrl: sandbox.baseUrl,
    credentials: { kind: "apiKey", publicKey, privateKey },
    apiVersion: "v1.0",
  });
  const directory = {
    connections: createConnections([{ name: "Labs", client }]),
    cache: createDirectoryCache({ now: Date.now }),
    now: Date.now,
    isProtected: () => false,
  };
  ctx = { directory, db: store.db, now: Date.now };
});
afterAll(async () => {
  await client.close();
  await store.close();
  await sandbox.close();
});

async function csvOf(name: string) {
  const report = reports.get(name);
  if (report === undefined) throw new Error(`no report ${name}`);
  const prepared = await report(ctx, {}, AbortSignal.timeout(10_000));
  const { body, name: fileName } = prepared.write("csv", { exportedAt: "2026-11-21T12:00:00Z", exportedBy: "a@b.c" });
  const [head = "", ...lines] = body.trimEnd().split("\r\n");
  return { fileName, columns: head.replace("\uFEFF", "").split(","), lines };
}

test("of users says that no status was told, and what is missing", async () => {
  const { fileName, columns, lines } = await csvOf("users");
  expect(fileName).toContain("INCOMPLETE");
  expect(lines.length).toBeGreaterThan(0);
  const status = columns.indexOf("status");
  for (const line of lines) {
    expect(line.split(",")[status]).toBe("not known");
    expect(line).toContain("Pending users, invitations and membership statuses of the organization");
  }
});

test("of a team that only invited people may be in has no number for them", async () => {
  const { users, teams, id: organizationId } = sandbox.state().organizations[2] ?? { users: [], teams: [], id: "" };
  const [team] = teams;
  for (const user of users) {
    if (team === undefined || !user.teamIds.includes(team.id)) continue;
    const teamIds = user.teamIds.filter((teamId) => teamId !== team.id);
    sandbox.change({ op: "setTeams", organizationId, userId: user.id, teamIds });
  }
  ctx.directory.cache.invalidate(organizationId);
  const { columns, lines } = await csvOf("teams");
  const line = lines.find((one) => one.includes(team?.id ?? "no team"));
  expect(line?.split(",")[columns.indexOf("members")]).toBe("not known");
});

test("of invitations has no row, is named incomplete, and says inside what is missing", async () => {
  const { fileName, lines } = await csvOf("invitations");
  expect(fileName).toMatch(/INCOMPLETE-0-rows/);
  expect(lines).toMatchObject([
    expect.stringMatching(/^,.*,false,"Pending users, invitations and membership statuses/),
  ]);
});
