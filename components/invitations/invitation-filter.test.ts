import { describe, expect, it } from "vitest";
import { invitationFacets } from "./invitation-facets";
import { filterInvitations, kindWord, knowsInviters, parseInvitationFilter, statusWord } from "./invitation-filter";
import { makeInvitation } from "./testing";

const NOW_MS = Date.parse("2026-11-21T09:00:00.000Z");
const PROJECT = "dd8b71b41806b89c4027e15b";

const parse = (query: string) => parseInvitationFilter((name) => new URLSearchParams(query).get(name));
const find = (rows: ReturnType<typeof makeInvitation>[], query: string, text = "") =>
  filterInvitations(rows, parse(query), text, NOW_MS);

describe("the filters of the queue", () => {
  it("come from the address and ignore what they do not know", () => {
    expect(parse("status=expired&kind=legacy-project&inviter=Northwind.example")).toMatchObject({
      status: "INVITATION_EXPIRED",
      kind: "project_legacy",
      inviterDomain: "northwind.example",
    });
    expect(parse("status=all&kind=x&project=1&expires=4")).toEqual(parse(""));
    expect(parse("status=constructor&kind=toString&expires=__proto__")).toEqual(parse(""));
  });

  it("take no e-mail from an address", () => {
    expect(parse("domain=ada@example.com&inviter=ada@example.com")).toEqual(parse(""));
  });

  it("have the words that the address needs", () => {
    expect(parse(`status=${statusWord("PENDING")}&kind=${kindWord("organization")}`)).toMatchObject({
      status: "PENDING",
      kind: "organization",
    });
    expect(statusWord(null)).toBeNull();
  });

  it("find a project in an old invitation to it and in what a new one would give", () => {
    const legacy = makeInvitation({ kind: "project_legacy", project: { id: PROJECT, name: "warehouse-eu" } });
    const modern = makeInvitation({ projectRoles: [{ projectId: PROJECT, roles: [], projectName: null }] });
    expect(find([legacy, modern, makeInvitation()], `project=${PROJECT}`)).toEqual([legacy, modern]);
  });

  it("narrow to what lapses soon, which only a pending invitation does", () => {
    const soon = makeInvitation({ expiresAt: "2026-11-23T09:00:00.000Z" });
    const late = makeInvitation({ expiresAt: "2026-12-20T09:00:00.000Z" });
    const over = makeInvitation({ status: "INVITATION_EXPIRED", expiresAt: "2026-11-20T09:00:00.000Z" });
    expect(find([soon, late, over], "expires=3")).toEqual([soon]);
  });

  it("narrow by the inviter's domain and by the invited person's, apart", () => {
    const row = makeInvitation({ username: "a@partner.example", inviterUsername: "b@northwind.example" });
    expect(find([row], "inviter=northwind.example&domain=partner.example")).toEqual([row]);
    expect(find([row], "domain=northwind.example")).toEqual([]);
  });

  it("narrow to inviters who have left, and never to those of whom nobody knows", () => {
    const left = makeInvitation({ inviterHasLeft: true });
    const unknown = makeInvitation({ inviterHasLeft: null });
    expect(find([left, unknown, makeInvitation()], "left=inviter")).toEqual([left]);
    expect(parse("left=yes").inviterHasLeft).toBe(false);
    expect([knowsInviters([unknown]), knowsInviters([unknown, left])]).toEqual([false, true]);
  });

  it("are offered for inviters who have left only where that is known", () => {
    const keys = (rows: ReturnType<typeof makeInvitation>[]) => invitationFacets(rows, parse("")).map(({ key }) => key);
    expect(keys([makeInvitation({ inviterHasLeft: true })])).toContain("left");
    expect(keys([makeInvitation({ inviterHasLeft: null })])).not.toContain("left");
  });

  it("find an invitation by its inviter's name", () => {
    const row = makeInvitation({ inviterName: "Piotr Zieliński" });
    expect(find([row, makeInvitation()], "", "zielinski")).toEqual([row]);
  });

  it("look for typed words in e-mails, projects and ids, whatever the case and the accents", () => {
    const row = makeInvitation({ username: "Yıldız@partner.example", project: { id: PROJECT, name: "warehouse-eu" } });
    expect(find([row, makeInvitation()], "", "yildiz WAREHOUSE")).toEqual([row]);
  });
});
