import { describe, expect, it } from "vitest";
import { offeredPlace, offerLead, offerVerb } from "./reinvite-words";

const base = {
  organization: { id: "o1", name: "Acme" },
  project: null,
  teams: [{ id: "t1", name: "On-call" }],
  status: "ACTIVE" as const,
};

describe("the words of giving something back", () => {
  it("name the organization, the project or the team", () => {
    expect(offeredPlace({ ...base, way: "invitation" })).toBe("Acme");
    expect(offeredPlace({ ...base, way: "project_role", project: { id: "p1", name: "billing" } })).toBe("billing");
    expect(offeredPlace({ ...base, way: "team" })).toBe("team On-call");
  });

  it("invite only where an invitation is sent for what is given", () => {
    expect(offerVerb({ way: "invitation" })).toBe("Invite");
    expect(offerVerb({ way: "team" })).toBe("Add");
  });

  it("say whether anything has to be accepted", () => {
    expect(offerLead({ ...base, way: "team" })).toContain("at once");
    expect(offerLead({ ...base, way: "project_role", status: "PENDING" })).toContain("open invitation");
    expect(offerLead({ ...base, way: "project_role", status: null })).toContain(
      "invitation to it with this role alone",
    );
    expect(offerLead({ ...base, way: "invitation", status: null })).toContain("once they accept");
  });
});
