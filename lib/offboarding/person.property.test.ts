import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Store } from "@/lib/db/store";
import { openTestStore } from "@/lib/db/testing";
import { type Sandbox, type SandboxState, startSandbox } from "@/lib/sandbox/start";
import { createPersonPlan } from "./plan/create-person-plan";
import { readOffboarding } from "./read-offboarding";
import { requestPersonOffboarding } from "./request-many";
import { runOffboarding } from "./run-offboarding";
import { activeOwners } from "./testing/people";
import { aPrincipal, createTestEngine } from "./testing/test-engine";

const RUNS = 12;
const ADA = "ada.okafor@northwind.example";

let store: Store;
let sandbox: Sandbox;

beforeAll(async () => {
  [store, sandbox] = await Promise.all([openTestStore("pglite"), startSandbox({ users: 25, rateLimits: false })]);
});
afterAll(async () => {
  await sandbox.close();
  await store.close();
});

const status = fc.constantFrom("ACTIVE" as const, "PENDING" as const, "INVITATION_EXPIRED" as const);
const place = fc.option(
  fc.record({
    status,
    isOwner: fc.boolean(),
    /** Which of the organization's projects and teams, by index. */
    projects: fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 }),
    teams: fc.uniqueArray(fc.nat({ max: 2 }), { maxLength: 2 }),
    isOnlyOwner: fc.boolean(),
  }),
);
/** Someone new in up to three organizations, in random ways; or Ada, whom old invitations name too. */
const company = fc.record({ places: fc.tuple(place, place, place), isAda: fc.boolean() });

/** Builds the company and gives the person's e-mail. */
function build({ places, isAda }: typeof company extends fc.Arbitrary<infer Company> ? Company : never): string {
  sandbox.reset();
  if (isAda) return ADA;
  const username = "nova.lindqvist@northwind.example";
  for (const [index, wanted] of places.entries()) {
    const organization = sandbox.state().organizations[index];
    if (wanted === null || organization === undefined) continue;
    const organizationId = organization.id;
    const projects = wanted.projects.flatMap((at) => organization.projects[at]?.id ?? []);
    sandbox.change({
      op: "addUser",
      organizationId,
      username,
      status: wanted.status,
      orgRoles: [wanted.isOwner ? "ORG_OWNER" : "ORG_MEMBER"],
      projectRoles: Object.fromEntries(projects.map((id) => [id, ["GROUP_OWNER" as const]])),
      teamIds: wanted.teams.flatMap((at) => organization.teams[at]?.id ?? []),
    });
    if (!(wanted.isOnlyOwner && wanted.isOwner && wanted.status === "ACTIVE")) continue;
    for (const owner of activeOwners(sandbox.state(), organizationId)) {
      if (owner !== username) sandbox.change({ op: "demote", organizationId, username: owner });
    }
  }
  return username;
}

function everyoneElse({ organizations }: SandboxState, username: string) {
  return organizations.map(({ users, projects, teams }) => ({
    users: users.filter((user) => user.username !== username),
    invitations: projects.map((project) => project.invitations.filter((one) => one.username !== username)),
    databaseUsers: projects.map((project) => project.databaseUsers),
    teams: teams.map((team) => [
      team.id,
      team.userIds.filter((id) => users.some((user) => user.id === id && user.username !== username)),
    ]),
  }));
}

test("for any company, the plan takes every grant of the person and nothing of anyone else, and no organization loses its last owner", {
  timeout: 180_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(company, async (drawn) => {
      const username = build(drawn);
      const before = sandbox.state();
      const had = sandbox.accessOf(username);
      const personId = had.find((access) => access.userId !== null)?.userId;
      fc.pre(personId !== undefined && personId !== null);
      if (personId === undefined || personId === null) return;
      const engine = createTestEngine(store.db, sandbox);
      try {
        const principal = aPrincipal();
        const plan = await createPersonPlan(engine.ctx, { personId, databaseUsers: [] }, principal);
        const planned = (organizationId: string, kind: string) =>
          plan.steps.filter((step) => step.target.kind === kind && step.target.organizationId === organizationId);
        for (const access of had) {
          const members = planned(access.organizationId, "remove_from_organization");
          expect(members).toHaveLength(access.userId === null ? 0 : 1);
          expect(planned(access.organizationId, "revoke_project_invitation")).toHaveLength(
            access.projectInvitations.length,
          );
        }
        const isLastOwner = had.some((access) => {
          const owners = activeOwners(before, access.organizationId);
          return owners.length === 1 && owners[0] === username;
        });
        expect(plan.refusals.some((refusal) => refusal.code === "LAST_OWNER")).toBe(isLastOwner);
        const requested = requestPersonOffboarding(engine.ctx, {
          personId,
          databaseUsers: [],
          digest: plan.digest,
          requestKey: randomUUID(),
          confirmation: plan.confirmationPhrase,
          principal,
        });
        if (isLastOwner) {
          await expect(requested).rejects.toMatchObject({ code: "LAST_OWNER" });
          expect(sandbox.accessOf(username)).toEqual(had);
          return;
        }
        const { offboardingId } = await requested;
        await runOffboarding(engine.ctx, offboardingId);
        expect((await readOffboarding(engine.ctx, offboardingId)).state).toBe("done");
        expect(sandbox.accessOf(username)).toEqual([]);
        expect(everyoneElse(sandbox.state(), username)).toEqual(everyoneElse(before, username));
        for (const { id } of sandbox.state().organizations) {
          expect(activeOwners(sandbox.state(), id).length).toBeGreaterThan(0);
        }
      } finally {
        await engine.close();
      }
    }),
    { numRuns: RUNS },
  );
});
