import { describe, expect, it } from "vitest";
import { EMPTY_SCAN } from "@/lib/query/scan-state";
import { personFacts } from "./person-facts";
import { inOrganization, membership, person, projectInvitation, projectRole } from "./testing";

const SCANNED = { ...EMPTY_SCAN, readAt: "2026-11-21T14:31:07Z" };
const unreadPart = { part: "users of Labs", reason: "Atlas answered 503.", nextStep: "Try again.", code: "503" };

describe("a person at a glance", () => {
  it("counts invitations of all families", () => {
    const view = person([
      inOrganization("a", [membership(), projectInvitation("i1")]),
      inOrganization("b", [membership({ status: "PENDING" })]),
    ]);
    expect(personFacts(view, SCANNED).invitations).toEqual({ count: 2, isAtLeast: false });
  });

  it("does not say there are no more invitations before every project was looked at", () => {
    const view = person([inOrganization("a", [membership()])]);
    expect(personFacts(view, undefined).invitations.isAtLeast).toBe(true);
    expect(personFacts(view, { ...EMPTY_SCAN, isStopped: true }).invitations.isAtLeast).toBe(true);
    expect(personFacts(view, { ...SCANNED, incomplete: { a: [unreadPart] } }).invitations.isAtLeast).toBe(true);
    expect(personFacts(view, SCANNED).invitations).toEqual({ count: 0, isAtLeast: false });
  });

  it("tells an organization without access from one that could not be read", () => {
    const view = person([
      inOrganization("a", [membership(), projectRole("p1")]),
      inOrganization("b", []),
      inOrganization("c", [], { incomplete: [unreadPart] }),
    ]);
    const facts = personFacts(view, SCANNED);
    expect(facts.organizations).toEqual({ withAccess: 1, connected: 3, unread: 1 });
    expect(facts.directRoles).toEqual({ count: 1, isAtLeast: true });
  });

  it("does not take what v1.0 leaves unsaid for none", () => {
    const notInV1 = { ...unreadPart, code: "NOT_IN_V1" };
    const owner = membership({ status: null, organizationRoles: ["ORG_OWNER"] });
    const view = person([inOrganization("a", [owner], { generation: "v1.0", incomplete: [notInV1] })]);
    const facts = personFacts(view, { ...SCANNED, incomplete: { a: [notInV1] } });
    expect(facts.ownerOf).toEqual(["Organization a"]);
    expect(facts.isMemberSomewhere).toBe(true);
    expect([facts.invitations, facts.leftovers]).toEqual(Array(2).fill({ count: 0, isAtLeast: true }));
  });

  it("knows that there are no leftovers only after a scan that read everything", () => {
    const view = person([inOrganization("a", [membership()])]);
    expect(personFacts(view, SCANNED).leftovers).toEqual({ count: 0, isAtLeast: false });
    expect(personFacts(view, { ...EMPTY_SCAN, isStopped: true }).leftovers.isAtLeast).toBe(true);
  });

  it("calls only an active owner an owner, and takes the latest sign-in of all organizations", () => {
    const facts = personFacts(
      person([
        inOrganization("a", [membership({ organizationRoles: ["ORG_OWNER"], lastAuthAt: "2026-11-18T09:12:44Z" })]),
        inOrganization("b", [membership({ lastAuthAt: "2026-11-17T09:12:44Z" })]),
        inOrganization("c", [membership({ organizationRoles: ["ORG_OWNER"], status: "PENDING" })]),
      ]),
      SCANNED,
    );
    expect(facts.ownerOf).toEqual(["Organization a"]);
    expect(facts.lastAuthAt).toBe("2026-11-18T09:12:44Z");
  });
});
