import { describe, expect, it } from "vitest";
import type { Member, Organization } from "../world/model";
import { orgUserJson } from "../world/wire";
import { findMember, type World } from "../world/world";
import { buildCompany } from "./company";

const nowMs = Date.parse("2026-11-21T12:00:00Z");
const world = buildCompany({ seed: 1, nowMs });
const [production, playground, labs] = [...world.organizations.values()];

const members = (organization: Organization | undefined) => [...(organization?.members.values() ?? [])];
const statuses = (organization: Organization | undefined) =>
  members(organization).reduce<Record<string, number>>(
    (counts, { status }) => Object.assign(counts, { [status]: (counts[status] ?? 0) + 1 }),
    {},
  );
const owners = (organization: Organization | undefined) =>
  members(organization)
    .filter((member) => member.orgRoles.includes("ORG_OWNER"))
    .map((member) => member.username.split("@")[0]);
const wire = (company: World) => [...company.organizations.values()].flatMap((one) => members(one).map(orgUserJson));

describe("Northwind", () => {
  it("has three organizations of the sizes everybody knows", () => {
    expect([production?.name, playground?.name, labs?.name]).toEqual([
      "Northwind Robotics – Production",
      "Northwind Robotics – Sandbox",
      "Northwind Labs",
    ]);
    expect(statuses(production)).toEqual({ ACTIVE: 183, PENDING: 18, INVITATION_EXPIRED: 9, INVITATION_REJECTED: 4 });
    expect([production?.projects.size, production?.teams.size]).toEqual([14, 11]);
    expect([members(playground).length, members(labs).length]).toEqual([63, 35]);
  });

  it("has three, one and two owners", () => {
    expect(owners(production)?.sort()).toEqual(["ada.okafor", "break-glass", "grace.nakamura"]);
    expect(owners(playground)).toEqual(["priya.raman"]);
    expect(owners(labs)?.sort()).toEqual(["lucia.herrera", "tobias.lang"]);
  });

  it("knows Ada Okafor in all three: owner, member, read only, under one id", () => {
    const found = [production, playground, labs].map((one) => one && findMember(one, "ada.okafor@northwind.example"));
    expect(found.map((member) => member?.orgRoles)).toEqual([["ORG_OWNER"], ["ORG_MEMBER"], ["ORG_READ_ONLY"]]);
    expect(new Set(found.map((member) => member?.id))).toEqual(new Set(["62f1c08ab41d9e77aa03c5d1"]));
  });

  it("has projects with a single project owner, and a team of one", () => {
    const ownersOf = (organization: Organization | undefined, name: string) => {
      const project = [...(organization?.projects.values() ?? [])].find((one) => one.name === name);
      return members(organization).filter((one) => one.projectRoles.get(project?.id ?? "")?.includes("GROUP_OWNER"))
        .length;
    };
    expect([ownersOf(production, "fleet-telemetry"), ownersOf(playground, "playground-ada")]).toEqual([1, 1]);
    expect(
      [...(production?.teams.values() ?? [])].find((team) => team.name === "Platform On-call")?.memberIds.size,
    ).toBe(1);
  });

  it("has people from outside, dormant ones, some who never signed in, and names that bite", () => {
    const active = members(production).filter((member) => member.status === "ACTIVE");
    const having = (test: (member: Member) => boolean) => active.filter(test).length;
    expect(having((member) => !member.username.endsWith("@northwind.example"))).toBeGreaterThan(10);
    expect(having((member) => nowMs - Date.parse(member.account?.lastAuth ?? "") > 90 * 86_400_000)).toBeGreaterThan(
      10,
    );
    expect(having((member) => member.account?.lastAuth === null)).toBeGreaterThan(2);
    expect(having((member) => /^[<=]|\u202E/.test(`${member.account?.firstName}`))).toBeGreaterThanOrEqual(2);
  });

  it("is the same for the same seed and clock, and another for another seed", () => {
    expect(wire(buildCompany({ seed: 1, nowMs }))).toEqual(wire(world));
    expect(wire(buildCompany({ seed: 2, nowMs }))).not.toEqual(wire(world));
  });

  it.each([1, 2, 3, 77, 4_000_000_000])("holds together for seed %i: indexes, ids and usernames agree", (seed) => {
    const company = buildCompany({ seed, nowMs });
    for (const organization of company.organizations.values()) {
      const everyone = members(organization);
      expect(organization.idByUsername.size).toBe(everyone.length);
      for (const member of everyone) {
        expect(member.id).toMatch(/^[a-f0-9]{24}$/);
        expect(member.orgRoles.length).toBeGreaterThan(0);
        for (const id of member.projectRoles.keys())
          expect(organization.projects.get(id)?.directMemberIds).toContain(member.id);
        for (const id of member.teamIds) expect(organization.teams.get(id)?.memberIds).toContain(member.id);
      }
      for (const team of organization.teams.values()) expect(team.memberIds.size).toBeGreaterThan(0);
    }
  });
});

describe("in other sizes", () => {
  it("grows the first organization to 10,000 people, exactly", () => {
    const [big] = buildCompany({ seed: 1, nowMs, users: 10_000, projects: 100 }).organizations.values();
    expect([big?.members.size, big?.projects.size]).toEqual([10_000, 100]);
    expect(owners(big)).toHaveLength(3);
  });

  it("founds as many organizations as asked for", () => {
    const many = buildCompany({ seed: 1, nowMs, organizations: 50, usersInOthers: 500 });
    expect(many.organizations.size).toBe(50);
    expect([...many.organizations.values()].at(-1)?.members.size).toBe(500);
    expect(buildCompany({ seed: 1, nowMs, organizations: 1 }).organizations.size).toBe(1);
  });
});
