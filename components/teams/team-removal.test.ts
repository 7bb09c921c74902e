import { describe, expect, it } from "vitest";
import { whyNotOutOfTeam } from "./team-removal";

const ada = { username: "ada@northwind.example", isProtected: false };
const admin = { email: "admin@northwind.example", role: "admin" as const };

describe("taking someone out of a team", () => {
  it("is offered to operators and admins", () => {
    expect(whyNotOutOfTeam(ada, { signedIn: admin, members: 2, isSeenThroughV1: false })).toBeNull();
    expect(
      whyNotOutOfTeam(ada, { signedIn: { ...admin, role: "viewer" }, members: 2, isSeenThroughV1: false }),
    ).toContain("viewer");
  });

  it("says that Atlas keeps no empty team, and the way out", () => {
    const reason = whyNotOutOfTeam(ada, { signedIn: admin, members: 1, isSeenThroughV1: false });
    expect(reason).toContain("last one");
    expect(reason).toContain("Add someone");
  });

  it("leaves the decision to the server where nobody knows how many there are", () => {
    expect(whyNotOutOfTeam(ada, { signedIn: admin, members: null, isSeenThroughV1: false })).toBeNull();
  });

  it("refuses oneself and protected accounts", () => {
    const situation = { signedIn: admin, members: 5, isSeenThroughV1: false };
    expect(whyNotOutOfTeam({ ...ada, isProtected: true }, situation)).toContain("protected");
    expect(whyNotOutOfTeam({ ...ada, username: "Admin@Northwind.example" }, situation)).toContain("This is you");
  });

  it("is not offered where the connection speaks a version that cannot do it", () => {
    const reason = whyNotOutOfTeam(ada, { signedIn: admin, members: null, isSeenThroughV1: true });
    expect(reason).toContain("version 1.0");
    expect(reason).toContain("Remove them from the organization");
  });
});
