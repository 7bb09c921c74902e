import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { organizationsOf, signIn } from "../testing";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false, users: 25, projects: 4 });
});
afterAll(() => sandbox.close());

/** One random call: which operation, and on whom, by position. */
const step = fc.record({
  verb: fc.constantFrom("remove", "leaveProject", "leaveTeam", "joinTeam", "demote", "promote", "invite"),
  user: fc.nat(),
  place: fc.nat(),
});

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index % items.length];
  if (item === undefined) throw new Error("nothing to choose from");
  return item;
}

it("whatever is asked of it: an active owner stays, no team is emptied but by removals, indexes agree, refusals change nothing", async () => {
  const ask = await signIn(sandbox, organizationsOf(sandbox)[0]);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      sandbox.reset();
      for (const { verb, user, place } of steps) {
        const before = organizationsOf(sandbox)[0];
        const effectsBefore = sandbox.effects().length;
        const { id, username } = at(before.users, user);
        const org = `/orgs/${before.id}`;
        const team = at(before.teams, place).id;
        const calls = {
          remove: () => ask(`${org}/users/${id}`, { method: "DELETE" }),
          leaveProject: () => ask(`/groups/${at(before.projects, place).id}/users/${id}`, { method: "DELETE" }),
          leaveTeam: () => ask(`${org}/teams/${team}:removeUser`, { method: "POST", body: { id } }),
          joinTeam: () => ask(`${org}/teams/${team}:addUser`, { method: "POST", body: { id } }),
          demote: () => ask(`${org}/users/${id}:removeRole`, { method: "POST", body: { orgRole: "ORG_OWNER" } }),
          promote: () => ask(`${org}/users/${id}:addRole`, { method: "POST", body: { orgRole: "ORG_OWNER" } }),
          invite: () =>
            ask(`${org}/users`, { method: "POST", body: { username, roles: { orgRoles: ["ORG_MEMBER"] } } }),
        };
        const answer = await calls[verb]();
        const after = organizationsOf(sandbox)[0];
        expect([200, 201, 204, 400, 403, 404, 409]).toContain(answer.status);
        expect(sandbox.effects().length - effectsBefore).toBe(answer.status < 400 ? 1 : 0);
        if (answer.status >= 400) expect(after).toEqual(before);
        expect(after.users.some((one) => one.status === "ACTIVE" && one.orgRoles.includes("ORG_OWNER"))).toBe(true);
        for (const project of after.projects) {
          const direct = after.users.filter((one) => project.id in one.projectRoles).map((one) => one.id);
          expect([...project.userIds].sort()).toEqual(direct.sort());
        }
        for (const one of after.teams) {
          const members = after.users.filter((member) => member.teamIds.includes(one.id)).map((member) => member.id);
          expect([...one.userIds].sort()).toEqual(members.sort());
          if (verb === "leaveTeam" && one.id === team && answer.status === 200) expect(members).not.toEqual([]);
        }
      }
    }),
    { numRuns: 12, seed: 20_261_121 },
  );
});
