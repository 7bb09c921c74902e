import { expect, it } from "vitest";
import { describeOnEachStore } from "@/lib/db/testing";
import { appendAudit } from "./append";
import { listAudit } from "./list";
import { verifyChain } from "./verify";

describeOnEachStore("appendAudit", ({ store }) => {
  it("writes an entry with the next number, linked to the one before it", async () => {
    const first = await store().db.transaction((tx) =>
      appendAudit(tx, { action: "session.signed_in", actor: "ada@example.com" }),
    );
    const second = await store().db.transaction((tx) =>
      appendAudit(tx, { action: "session.signed_out", actor: "ada@example.com", details: { b: 1, a: "x" } }),
    );
    expect(second.sequence).toBe(first.sequence + 1);
    expect(second.previousHash).toBe(first.hash);
    expect((await listAudit(store().db, { limit: 1 })).entries).toEqual([second]);
    expect(await verifyChain(store().db)).toMatchObject({ intact: true, headHash: second.hash });
  });
});
