import { describe, expect, it } from "vitest";
import { matchesPhrase, removalWords } from "./removal-words";

const ada = { username: "ada@example.com", name: "Ada Okafor", status: "ACTIVE" } as const;

describe("removalWords", () => {
  it("puts verb, e-mail and place on the button", () => {
    const words = removalWords("remove_from_organization", ada, "Acme");
    expect(words.buttonLines.join(" ")).toBe("Remove ada@example.com from Acme");
    expect(words.title).toBe("Remove Ada Okafor from Acme");
  });

  it("revokes invitations in every status that is not active", () => {
    for (const status of ["PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"] as const) {
      const words = removalWords("remove_from_organization", { ...ada, name: null, status }, "Acme");
      expect(words.buttonLines.join(" ")).toBe("Revoke invitation for ada@example.com");
    }
  });

  it("removes from a project whatever the status in the organization", () => {
    const words = removalWords("remove_from_project", { ...ada, status: "PENDING" }, "billing-ledger");
    expect(words.buttonLines.join(" ")).toBe("Remove ada@example.com from billing-ledger");
  });

  it("revokes old invitations whatever status their person has", () => {
    for (const kind of ["revoke_organization_invitation", "revoke_project_invitation"] as const) {
      expect(removalWords(kind, ada, "warehouse-eu").buttonLines.join(" ")).toBe(
        "Revoke invitation for ada@example.com",
      );
    }
  });

  it("names the team someone is taken out of, and the database user that is deleted", () => {
    expect(removalWords("remove_from_team", ada, "On-call").buttonLines.join(" ")).toBe(
      "Remove ada@example.com from On-call",
    );
    expect(removalWords("delete_database_user", ada, "aokafor").buttonLines.join(" ")).toBe(
      "Delete database user aokafor",
    );
  });

  it("shows hidden characters, so that a name cannot pretend to be another one", () => {
    const words = removalWords(
      "remove_from_organization",
      { ...ada, username: "ada\u202E@example.com", name: "Grace\u200B" },
      "Ac\u200Bme",
    );
    expect(words.buttonLines.join(" ")).toBe("Remove ada⟨U+202E⟩@example.com from Ac⟨U+200B⟩me");
    expect(words.title).toBe("Remove Grace⟨U+200B⟩ from Ac⟨U+200B⟩me");
  });
});

describe("matchesPhrase", () => {
  it("wants every character, and forgives blanks around them", () => {
    expect(matchesPhrase(" ada@example.com ", "ada@example.com")).toBe(true);
    expect(matchesPhrase("ada@example.co", "ada@example.com")).toBe(false);
    expect(matchesPhrase("Ada@example.com", "ada@example.com")).toBe(false);
    expect(matchesPhrase("", "ada@example.com")).toBe(false);
  });

  it("takes what is shown where the real characters cannot be typed", () => {
    expect(matchesPhrase("ada⟨U+200B⟩@x.example", "ada\u200B@x.example")).toBe(true);
    expect(matchesPhrase("ada@x.example", "ada\u200B@x.example")).toBe(false);
  });
});
