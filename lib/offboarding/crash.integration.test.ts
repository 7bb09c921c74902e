import { describe, expect, test } from "vitest";
import { openStore } from "@/lib/db/open";
import { offboardings, steps } from "@/lib/db/schema";
import { STORE_KINDS } from "@/lib/db/testing";
import { createLog } from "@/lib/log";
import { checkInvariants } from "./testing/check-invariants";
import { prepareCrashes } from "./testing/crash-suite";

const LIMIT_MS = 180_000;

describe.each(STORE_KINDS)("a worker killed with SIGKILL (%s)", (kind) => {
  // Opening PGlite costs a second each time: there only the moments at which the world has just changed.
  const crashes = prepareCrashes(kind, { users: 80, verb: "remove", everyBoundary: kind === "postgres" });

  /** Someone without projects and teams, so that every removal has the same boundaries. */
  const newcomer = (n: number): string => {
    const username = `newcomer-${n}@northwind.example`;
    crashes.sandbox().change({ op: "addUser", organizationId: crashes.organizationId(), username });
    return crashes.sandbox().accessOf(username)[0]?.userId ?? "";
  };

  /** Everything that was confirmed came to its end, once each, with a whole record. */
  async function expectAllSettled(confirmed: number): Promise<void> {
    const sandbox = crashes.sandbox();
    const store = await openStore(crashes.database().target, { log: createLog("silent") });
    try {
      const rows = await store.db.select({ id: offboardings.id, state: offboardings.state }).from(offboardings);
      expect(rows).toHaveLength(confirmed);
      const ended = await store.db.select({ state: steps.state, attempts: steps.attempts }).from(steps);
      expect(ended.map((step) => step.state)).toEqual(Array.from({ length: confirmed }, () => "removed"));
      expect(sandbox.effects().filter((effect) => effect.method === "DELETE")).toHaveLength(confirmed);
      const secrets = sandbox.organizations.flatMap((one) => [one.clientSecret, one.privateKey]);
      const world = { effects: sandbox.effects(), state: sandbox.state(), secrets };
      expect(
        await checkInvariants(
          store.db,
          rows.map((row) => row.id),
          world,
        ),
      ).toEqual([]);
    } finally {
      await store.close();
    }
  }

  test(
    "at any boundary of a removal is settled by the next one: at most one call is applied, and the record is whole",
    async () => {
      const boundaries = await crashes.dieAtEachBoundary(newcomer);
      const changes = boundaries.filter((boundary) => /^after |^before remove/.test(boundary));
      expect(changes).toEqual([
        "after a commit",
        "after a commit",
        "before removeOrganizationUser",
        "after removeOrganizationUser",
        "after a commit",
        "after a commit",
      ]);
      expect(boundaries.length).toBeGreaterThanOrEqual(kind === "postgres" ? 15 : 6);
      await expectAllSettled(boundaries.length + 1);
    },
    LIMIT_MS,
  );

  test.each([
    ["was applied", true],
    ["was lost", false],
  ])(
    "in the middle of a call that %s is settled by reading back",
    async (_what, apply) => {
      const sandbox = crashes.sandbox();
      sandbox.addFaults([{ match: { operation: "removeOrgUser" }, nth: 1, fault: { kind: "hang", apply } }]);
      await crashes.dieDuring("removeOrgUser", newcomer(1));
      expect(sandbox.requests().filter((request) => request.method === "DELETE")).toHaveLength(apply ? 1 : 2);
      await expectAllSettled(1);
    },
    LIMIT_MS,
  );
});
