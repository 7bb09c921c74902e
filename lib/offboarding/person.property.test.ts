import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "@/lib/db/store";
import { openTestStore } from "@/lib/db/testing";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import { createPersonPlan } from "./plan/create-person-plan";
import { readOffboarding } from "./read-offboarding";
import { requestPersonOffboarding } from "./request-many";
import { runOffboarding } from "./run-offboarding";
import { targetKeyOf } from "./target-key";
import { activeOwners } from "./testing/people";
import { buildCompany, company, everythingElse, NOVA } from "./testing/random-company";
import { aPrincipal, createTestEngine, type TestEngine } from "./testing/test-engine";
import type { RemovalTarget } from "./types";

const LIMIT_MS = 180_000;

let store: Store;
let sandbox: Sandbox;
let engine: TestEngine;

beforeAll(async () => {
  [store, sandbox] = await Promise.all([
    openTestStore("pglite"),
    startSandbox({ users: 12, projects: 5, organizations: 4, usersInOthers: 6, rateLimits: false }),
  ]);
  engine = createTestEngine(store.db, sandbox);
});
afterAll(async () => {
  await engine.close();
  await sandbox.close();
  await store.close();
});

/** Every grant the sandbox knows of, as what takes it away; and an id by which the person is found. */
function grantsOf(username: string): { keys: string[]; personId: string | undefined } {
  const had = sandbox.accessOf(username);
  const targets = had.flatMap(
    ({ organizationId, organizationInvitations, projectInvitations, userId }): RemovalTarget[] => [
      ...projectInvitations.map((one) => ({ kind: "revoke_project_invitation" as const, organizationId, ...one })),
      ...organizationInvitations.map((one) => ({
        kind: "revoke_organization_invitation" as const,
        organizationId,
        ...one,
      })),
      ...(userId === null ? [] : [{ kind: "remove_from_organization" as const, organizationId, userId }]),
    ],
  );
  const [anInvitation] = had.flatMap((one) => [...one.organizationInvitations, ...one.projectInvitations]);
  const personId = had.find(({ userId }) => userId !== null)?.userId ?? anInvitation?.invitationId;
  return { keys: targets.map(targetKeyOf).sort(), personId };
}

async function request(personId: string): Promise<string> {
  const principal = aPrincipal();
  const plan = await createPersonPlan(engine.ctx, { personId, databaseUsers: [] }, principal);
  const { offboardingId } = await requestPersonOffboarding(engine.ctx, {
    personId,
    databaseUsers: [],
    digest: plan.digest,
    requestKey: randomUUID(),
    confirmation: plan.confirmationPhrase,
    principal,
  });
  return offboardingId;
}

/** The organizations of which someone is the only active owner. */
function lastOwnedBy(username: string): string[] {
  const state = sandbox.state();
  return state.organizations.flatMap(({ id, name }) => {
    const owners = activeOwners(state, id);
    return owners.length === 1 && owners[0] === username ? [name] : [];
  });
}

test(
  "the plan removes every grant the sandbox knows of for a person, and nothing of anyone else",
  { timeout: LIMIT_MS },
  () =>
    fc.assert(
      fc.asyncProperty(company, async (places) => {
        buildCompany(sandbox, places);
        const { keys, personId } = grantsOf(NOVA);
        fc.pre(personId !== undefined);
        const plan = await createPersonPlan(engine.ctx, { personId: personId ?? "", databaseUsers: [] }, aPrincipal());
        expect(plan.steps.map(({ target }) => targetKeyOf(target)).sort()).toEqual(keys);
        const refused = lastOwnedBy(NOVA).map((name) => `LAST_OWNER ${NOVA} is the last owner of ${name}.`);
        expect(plan.refusals.map(({ code, message }) => `${code} ${message}`).sort()).toEqual(refused.sort());
        expect(sandbox.effects().filter(({ caller }) => caller !== "outside")).toEqual([]);
      }),
      { numRuns: 40 },
    ),
);

test(
  "after it was carried out the sandbox has no access left for the person, and everything else as it was",
  {
    timeout: LIMIT_MS,
  },
  () =>
    fc.assert(
      fc.asyncProperty(company, async (places) => {
        buildCompany(sandbox, places);
        const { personId } = grantsOf(NOVA);
        fc.pre(personId !== undefined && lastOwnedBy(NOVA).length === 0);
        const before = everythingElse(sandbox.state());
        const offboardingId = await request(personId ?? "");
        await runOffboarding(engine.ctx, offboardingId);
        const { state, steps } = await readOffboarding(engine.ctx, offboardingId);
        expect({ state, steps: steps.map((step) => step.state) }).toEqual({
          state: "done",
          steps: steps.map(() => "removed"),
        });
        expect(sandbox.accessOf(NOVA)).toEqual([]);
        expect(everythingElse(sandbox.state())).toEqual(before);
      }),
      { numRuns: 25 },
    ),
);

/** Owners of an organization, and which of them are offboarded at the same time. */
const crowd = fc.array(fc.record({ isActive: fc.boolean(), leaves: fc.boolean(), isMemberElsewhere: fc.boolean() }), {
  minLength: 1,
  maxLength: 4,
});

test(
  "no organization is ever left without an active owner, however many of them are offboarded at once",
  {
    timeout: LIMIT_MS,
  },
  () =>
    fc.assert(
      fc.asyncProperty(crowd, async (owners) => {
        sandbox.reset();
        const [first, second] = sandbox.organizations;
        if (first === undefined || second === undefined) throw new Error("Too few organizations");
        for (const username of activeOwners(sandbox.state(), first.id)) {
          sandbox.change({ op: "demote", organizationId: first.id, username });
        }
        const nameOf = (index: number) => `owner-${index}@northwind.example`;
        for (const [index, { isActive, isMemberElsewhere }] of owners.entries()) {
          const status = isActive ? "ACTIVE" : "PENDING";
          const username = nameOf(index);
          sandbox.change({ op: "addUser", organizationId: first.id, username, status, orgRoles: ["ORG_OWNER"] });
          if (isMemberElsewhere) sandbox.change({ op: "addUser", organizationId: second.id, username });
        }
        const hadOwner = activeOwners(sandbox.state(), first.id).length > 0;
        const leaving = owners.flatMap(({ leaves }, index) => (leaves ? [grantsOf(nameOf(index)).personId ?? ""] : []));
        const requests = await Promise.allSettled(leaving.map(request));
        const accepted = requests.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
        await Promise.all(accepted.map((offboardingId) => runOffboarding(engine.ctx, offboardingId)));
        for (const { id } of sandbox.organizations) {
          if (id === first.id && !hadOwner) continue;
          expect(activeOwners(sandbox.state(), id)).not.toEqual([]);
        }
        // Who may go, goes: with an active owner who stays, nobody is held back.
        if (owners.some(({ isActive, leaves }) => isActive && !leaves)) expect(accepted).toHaveLength(leaving.length);
        for (const one of requests) {
          if (one.status === "rejected") expect(one.reason).toMatchObject({ code: "LAST_OWNER" });
        }
      }),
      { numRuns: 20 },
    ),
);
