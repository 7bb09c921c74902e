import { describe, expect, it } from "vitest";
import { attentionItems } from "./attention";
import { makeOffboarding, makeOrganization } from "./testing";

const failed = { state: "attention", headline: "failed" } as const;

describe("what needs a person", () => {
  it("is nothing when all is well", () => {
    expect(attentionItems([makeOrganization()], [makeOffboarding()])).toEqual([]);
  });

  it("names who may still have access, and leads to the offboarding", () => {
    const row = makeOffboarding({ ...failed, id: "o1" });
    expect(attentionItems([], [row])).toMatchObject([
      { kind: "failed", title: "Ada Okafor may still have access to Northwind Labs", href: "/offboardings/o1" },
    ]);
  });

  it("lets go of a failure that a later offboarding has put right", () => {
    const later = makeOffboarding({ id: "2" });
    const earlier = makeOffboarding({ ...failed, id: "1" });
    expect(attentionItems([], [later, earlier])).toEqual([]);
    const elsewhere = makeOffboarding({ ...failed, id: "3", projectId: "p", projectName: "fleet" });
    expect(attentionItems([], [later, elsewhere])).toHaveLength(1);
  });

  it("says which organization is incomplete and why, to be read again", () => {
    const part = {
      part: "Projects of Northwind Labs",
      reason: "Atlas answered 503.",
      nextStep: "Read again later.",
      code: "X",
    };
    const items = attentionItems([{ ...makeOrganization(), incomplete: [part, part] }], []);
    expect(items).toMatchObject([
      {
        kind: "incomplete",
        href: null,
        detail: "Projects of Northwind Labs: Atlas answered 503. Read again later. And 1 more part.",
      },
    ]);
  });

  it("leads to the list where what is missing cannot be had by reading again", () => {
    const part = { part: "Invitations", reason: "It speaks version 1.0.", nextStep: "", code: "NOT_IN_V1" };
    const organization = makeOrganization();
    expect(attentionItems([{ ...organization, incomplete: [part] }], [])[0]?.href).toBe(
      `/orgs/${organization.id}/users`,
    );
    const other = { ...part, code: "503" };
    expect(attentionItems([{ ...organization, incomplete: [part, other] }], [])[0]?.href).toBeNull();
  });

  it("warns of a single owner, but not when the owners could not be counted", () => {
    expect(attentionItems([makeOrganization({ activeOwners: 1 })], [])).toMatchObject([{ kind: "risk" }]);
    expect(attentionItems([makeOrganization({ activeOwners: null })], [])).toEqual([]);
  });
});
