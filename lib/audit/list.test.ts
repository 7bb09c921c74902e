import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { describeOnEachStore } from "@/lib/db/testing";
import { appendAudit } from "./append";
import { listAudit } from "./list";

describeOnEachStore("listAudit", ({ store }) => {
  const offboardingId = randomUUID();
  const organizationId = "5f1a2b3c4d5e6f7a8b9c0d1e";

  beforeAll(async () => {
    for (let n = 1; n <= 5; n += 1) {
      await store().db.transaction((tx) =>
        appendAudit(
          tx,
          n % 2 === 0
            ? { action: "step.intent", actor: "worker", organizationId, offboardingId, subject: "grace@example.com" }
            : { action: "session.signed_in", actor: "ada@example.com" },
        ),
      );
    }
  });

  const sequences = async (query: Parameters<typeof listAudit>[1]) => {
    const { entries, total } = await listAudit(store().db, query);
    return { sequences: entries.map((entry) => entry.sequence), total };
  };

  it("gives the newest first, page by page, with the whole number", async () => {
    expect(await sequences({ limit: 2 })).toEqual({ sequences: [5, 4], total: 5 });
    expect(await sequences({ limit: 2, before: 4 })).toEqual({ sequences: [3, 2], total: 5 });
    expect(await sequences({ limit: 2, before: 1 })).toEqual({ sequences: [], total: 5 });
  });

  it.each([
    ["action", { action: "step.intent" as const }],
    ["organization", { organizationId }],
    ["offboarding", { offboardingId }],
    ["subject", { subject: "grace@example.com" }],
    ["actor", { actor: "worker" }],
    ["group", { group: "step" as const }],
    ["kind of actor", { actorKind: "worker" as const }],
  ])("filters by %s", async (_, filter) => {
    expect(await sequences({ limit: 10, ...filter })).toEqual({ sequences: [4, 2], total: 2 });
  });

  it("finds nothing where filters contradict each other", async () => {
    expect(await sequences({ limit: 10, action: "step.intent", actor: "ada@example.com" })).toEqual({
      sequences: [],
      total: 0,
    });
  });
});
