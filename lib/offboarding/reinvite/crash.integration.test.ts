import { asc } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { verifyChain } from "@/lib/audit/verify";
import { openStore } from "@/lib/db/open";
import { auditEntries } from "@/lib/db/schema";
import { STORE_KINDS } from "@/lib/db/testing";
import { createLog } from "@/lib/log";
import { prepareCrashes } from "../testing/crash-suite";
import { aPrincipal, createTestEngine } from "../testing/test-engine";
import { prepareOffer } from "./prepare-reinvite";
import { reinvite } from "./reinvite";

const LIMIT_MS = 180_000;

describe.each(STORE_KINDS)("a process killed with SIGKILL while it invites someone again (%s)", (kind) => {
  const crashes = prepareCrashes(kind, { users: 20, verb: "reinvite" });
  const { sandbox, organizationId } = crashes;

  const nameOf = (n: number) => `guest-${n}@northwind.example`;
  /** Someone whose invitation has run out. */
  const invitee = (n: number): string => {
    const status = "INVITATION_EXPIRED";
    sandbox().change({ op: "addUser", organizationId: organizationId(), username: nameOf(n), status });
    return sandbox().accessOf(nameOf(n))[0]?.userId ?? "";
  };
  const statusOf = (n: number) => sandbox().accessOf(nameOf(n))[0]?.status;
  const sent = (n: number) =>
    sandbox()
      .effects()
      .filter(({ operation, username }) => operation === "createOrgUser" && username === nameOf(n));

  /** The record is whole, and says of each what Atlas has; asked again, nobody is invited twice. */
  async function expectSettled(people: number): Promise<void> {
    const store = await openStore(crashes.database().target, { log: createLog("silent") });
    const engine = createTestEngine(store.db, sandbox());
    try {
      const entries = await store.db.select().from(auditEntries).orderBy(asc(auditEntries.sequence));
      for (let n = 1; n <= people; n += 1) {
        const own = entries.filter(({ subject }) => subject === nameOf(n));
        const actions = own.map(({ action }) => action).filter((action) => action !== "reinvite.answer");
        expect(actions).toEqual(["reinvite.intent", "reinvite.outcome"]);
        expect(new Set(own.map(({ details }) => details.reinvitation)).size).toBe(1);
        expect(own.at(-1)?.details.outcome).toBe(statusOf(n) === "PENDING" ? "invited" : "not_confirmed");
        expect(sent(n)).toHaveLength(statusOf(n) === "PENDING" ? 1 : 0);
      }
      for (let n = 1; n <= people; n += 1) {
        const userId = sandbox().accessOf(nameOf(n))[0]?.userId ?? "";
        const target = { kind: "remove_from_organization" as const, organizationId: organizationId(), userId };
        const source = { kind: "invitation" as const, target };
        const { digest, obstacle } = await prepareOffer(engine.ctx, source);
        const again = reinvite(engine.ctx, { source, digest, principal: aPrincipal() });
        if (obstacle === null) expect((await again).outcome).toBe("invited");
        else await expect(again).rejects.toMatchObject({ code: "REMOVAL_REFUSED" });
        expect(sent(n)).toHaveLength(1);
      }
      expect(await verifyChain(store.db)).toMatchObject({ intact: true });
    } finally {
      await engine.close();
      await store.close();
    }
  }

  test(
    "at any boundary is settled by the next one by reading back, with an outcome, and nobody is invited twice",
    async () => {
      const boundaries = await crashes.dieAtEachBoundary(invitee);
      expect(boundaries).toEqual([
        "after a commit",
        "before inviteOrganizationUser",
        "after inviteOrganizationUser",
        "after a commit",
        "after a commit",
      ]);
      await expectSettled(boundaries.length + 1);
    },
    LIMIT_MS,
  );

  test.each([
    ["was applied", true],
    ["was lost", false],
  ])(
    "in the middle of a call that %s is settled by reading back",
    async (_what, apply) => {
      sandbox().addFaults([{ match: { operation: "createOrgUser" }, nth: 1, fault: { kind: "hang", apply } }]);
      await crashes.dieDuring("createOrgUser", invitee(1));
      expect(statusOf(1)).toBe(apply ? "PENDING" : "INVITATION_EXPIRED");
      await expectSettled(1);
    },
    LIMIT_MS,
  );
});
