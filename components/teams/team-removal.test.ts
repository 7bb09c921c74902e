import { describe, expect, it } from "vitest";
import { whyNotOutOfTeam } from "./team-removal";

const ada = { username: "ada@northwind.example", isProtected: false };
const calm = { removal: null, isSeenThroughV1: false };
const admin = { email: "admin@northwind.example", role: "admin" as const };

describe("taking someone out of a team", () => {
  it("is offered to operators and admins", () => {
    expect(whyNotOutOfTeam(ada, { signedIn: admin, members: 2, ...calm })).toBeNull();
    expect(whyNotOutOfTeam(ada, { signedIn: { ...admin, role: "viewer" }, members: 2, ...calm })).toContain("viewer");
  });

  it("says that Atlas keeps no empty team, and the way out", () => {
    const reason = whyNotOutOfTeam(ada, { signedIn: admin, members: 1, ...calm });
    expect(reason).toContain("last one");
    expect(reason).toContain("Add someone");
  });

  it("leaves the decision to the server where nobody knows how many there are", () => {
    expect(whyNotOutOfTeam(ada, { signedIn: admin, members: null, ...calm })).toBeNull();
  });

  it("refuses oneself and protected accounts", () => {
    const situation = { signedIn: admin, members: 5, ...calm };
    expect(whyNotOutOfTeam({ ...ada, isProtected: true }, situation)).toContain("protected");
    expect(whyNotOutOfTeam({ ...ada, username: "Admin@Northwind.example" }, situation)).toContain("This is you");
  });

  it("is not offered twice", () => {
    const running = { offboardingId: "1", state: "removing", isRunning: true, isGone: false, endedAt: null } as const;
    const situation = { signedIn: admin, members: 3, ...calm };
    expect(whyNotOutOfTeam(ada, { ...situation, removal: running })).toContain("under way");
    const gone = { ...running, state: "removed", isRunning: false, isGone: true } as const;
    expect(whyNotOutOfTeam(ada, { ...situation, removal: gone })).toContain("No longer");
  });

  it("is not offered where the connection speaks a version that cannot do it", () => {
    const reason = whyNotOutOfTeam(ada, { signedIn: admin, members: null, ...calm, isSeenThroughV1: true });
    expect(reason).toContain("version 1.0");
    expect(reason).toContain("Remove them from the organization");
  });
});
