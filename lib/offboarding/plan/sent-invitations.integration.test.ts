import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createAtlasClient } from "@/lib/atlas/client";
import type { AtlasClient } from "@/lib/atlas/types";
import { createConnections } from "@/lib/directory/connections/connections";
import type { Connection } from "@/lib/directory/context";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import type { FoundTargets, SeenInvitation } from "./find-targets";
import { describeSentInvitations } from "./sent-invitations";

const ADA = "ada.okafor@northwind.example";
const NOW_MS = Date.parse("2026-11-21T12:00:00Z");

describe("invitations that someone sent", () => {
  let sandbox: Sandbox;
  let client: AtlasClient;
  let place: FoundTargets;

  beforeAll(async () => {
    sandbox = await startSandbox({ users: 20, rateLimits: false });
    const [organization] = sandbox.organizations;
    if (organization === undefined) throw new Error("The sandbox has no organization");
    const { clientId, clientSecret, name } = organization;
    client = createAtlasClient({
      baseUrl: sandbox.baseUrl,
      credentials: { kind: "serviceAccount", clientId, clientSecret },
      timings: { maxAttempts: 1 },
    });
    const [connection] = createConnections([{ name, client }]).all();
    if (connection === undefined) throw new Error("No connection was made");
    place = await placeOf(connection);
  });
  afterAll(async () => {
    await client.close();
    await sandbox.close();
  });
  beforeEach(() => {
    sandbox.reset();
    // Ada's own, those of the seed, away: what is told here is what each test adds.
    for (const user of sandbox.state().organizations[0]?.users ?? []) {
      if (user.invitation !== null) sandbox.change({ op: "removeUser", organizationId: id(), userId: user.id });
    }
  });

  const id = () => sandbox.organizations[0]?.id ?? "";
  const told = (found: Partial<FoundTargets> = {}) =>
    describeSentInvitations([{ ...place, ...found }], ADA, NOW_MS, {});
  const invited = (username: string, inviterUsername = ADA, status: "PENDING" | "INVITATION_EXPIRED" = "PENDING") =>
    sandbox.change({ op: "addUser", organizationId: id(), username, inviterUsername, status });
  const old = (username: string, changes: Partial<SeenInvitation> = {}): SeenInvitation => ({
    username,
    inviterUsername: ADA,
    expiresAt: "2026-12-01T12:00:00Z",
    projectName: null,
    ...changes,
  });

  test("are not mentioned when there are none: everyone else's are theirs", async () => {
    invited("noor@example.com", "grace.nakamura@northwind.example");
    expect(await told({ oldInvitations: [old("mara@example.com", { inviterUsername: null })] })).toEqual([]);
  });

  test("are named, apart from those that have expired, whatever the case of the e-mail", async () => {
    invited("noor@example.com", ADA.toUpperCase());
    invited("sam@example.com", ADA, "INVITATION_EXPIRED");
    expect(await told()).toMatchObject([
      {
        kind: "sent_invitations",
        title: `2 invitations they sent in ${place.organization?.name}`,
        detail: expect.stringMatching(
          /^noor@example\.com can still accept\. Expired, and can be renewed: sam@example\.com\./,
        ),
      },
    ]);
  });

  test("count an old invitation that is seen as a user too once, and name the project of the others", async () => {
    invited("noor@example.com");
    const [told1] = await told({
      oldInvitations: [old("Noor@example.com"), old("kim@example.com", { projectName: "billing" })],
    });
    expect(told1?.detail).toContain("noor@example.com and kim@example.com (to project billing) can still accept.");
  });

  test("name five and count the rest", async () => {
    for (const n of [1, 2, 3, 4, 5, 6, 7]) invited(`guest-${n}@example.com`);
    const [one] = await told();
    expect(one?.title).toContain("7 invitations");
    expect(one?.detail).toContain("guest-5@example.com and 2 more can still accept.");
  });

  test("are said to be unknown, with the reason, where the invited users could not be read", async () => {
    sandbox.addFaults([{ match: { operation: "listOrgUsers" }, fault: { kind: "status", status: 403 } }]);
    const [one] = await told();
    expect(one?.title).toBe(`Invitations they sent in ${place.organization?.name}`);
    expect(one?.detail).toMatch(/which these are is not known\. .+ Look at the organization's invitations\.$/);
  });
});

async function placeOf(connection: Connection): Promise<FoundTargets> {
  const organization = await connection.organization();
  return {
    connection,
    organization,
    user: null,
    targets: [],
    projects: [],
    oldInvitations: [],
    missing: [],
    limits: [],
  };
}
