import { describe, expect, test } from "vitest";
import type { AtlasClient } from "@/lib/atlas/types";
import { atlasFailure, emptyOrganization, stubDirectory, testId } from "@/lib/directory/testing";
import { shareReads } from "./share-reads";

const ORGANIZATION_ID = testId(1);

/** A client whose answers are counted, by the way it is asked for them. */
async function setUp(answers: Partial<AtlasClient> = {}) {
  const asked: string[] = [];
  const { connections } = stubDirectory({
    Acme: {
      ...emptyOrganization(1, "Acme"),
      listProjectUsers: async (projectId, options) => {
        asked.push(`${projectId} ${options?.username ?? ""}`);
        return { items: [], stable: true };
      },
      ...answers,
    },
  });
  const shared = shareReads(connections);
  const { client } = await shared.forOrganization(ORGANIZATION_ID);
  return { asked, client, connections, shared };
}

describe("sharing the reads of one plan", () => {
  test("asks the same once, whoever waits for it and however long", async () => {
    const { asked, client, shared } = await setUp();
    const [again] = shared.all();
    await Promise.all([
      client.listProjectUsers("p1", { username: "a" }),
      client.listProjectUsers("p1", { username: "a", signal: AbortSignal.timeout(1_000) }),
      again?.client.listProjectUsers("p1", { username: "a", onWait: () => undefined }),
    ]);
    expect(asked).toEqual(["p1 a"]);
  });

  test("asks another question by itself", async () => {
    const { asked, client } = await setUp();
    await client.listProjectUsers("p1");
    await client.listProjectUsers("p1", { username: "a" });
    await client.listProjectUsers("p2");
    expect(asked).toEqual(["p1 ", "p1 a", "p2 "]);
  });

  test("keeps nothing for the next plan", async () => {
    const { asked, client, connections } = await setUp();
    await client.listProjectUsers("p1");
    const next = await shareReads(connections).forOrganization(ORGANIZATION_ID);
    await next.client.listProjectUsers("p1");
    expect(asked).toHaveLength(2);
  });

  test("says the same of a failure to every step, and sends every change", async () => {
    let failures = 0;
    let removals = 0;
    const { client } = await setUp({
      getOrganizationUser: async () => {
        failures += 1;
        throw atlasFailure("unavailable", 503);
      },
      removeOrganizationUser: async () => {
        removals += 1;
        return { status: 204 };
      },
    });
    for (const _ of [1, 2]) {
      await expect(client.getOrganizationUser(ORGANIZATION_ID, testId(2))).rejects.toMatchObject({ status: 503 });
      await client.removeOrganizationUser(ORGANIZATION_ID, testId(2));
    }
    expect({ failures, removals }).toEqual({ failures: 1, removals: 2 });
  });
});
