import { describe, expect, it } from "vitest";
import type { Leftover } from "@/lib/directory/person-types";
import type { OffboardingPlan, PlannedStep } from "@/lib/offboarding/types";
import { leftoverCounts, removeButtonWords } from "./plan-words";

const ada = { userId: "u1", username: "ada@example.com", name: "Ada Okafor" };

function plan(...organizations: string[]): Pick<OffboardingPlan, "person" | "steps"> {
  return { person: ada, steps: organizations.map((name) => step(name, "remove_from_organization")) };
}

function step(name: string, kind: PlannedStep["target"]["kind"]): PlannedStep {
  return { target: { kind }, snapshot: { organizationId: name, organizationName: name } } as PlannedStep;
}

describe("the button of an offboarding", () => {
  it("counts organizations, not steps", () => {
    expect(removeButtonWords(plan("Acme", "Acme", "Labs"))).toBe("Remove ada@example.com from 2 organizations");
  });

  it("names the organization when there is only one", () => {
    expect(removeButtonWords(plan("Acme", "Acme"))).toBe("Remove ada@example.com from Acme");
  });

  it("removes nobody where only database users are left", () => {
    const only = (...names: string[]) => ({
      person: ada,
      steps: names.map((name) => step(name, "delete_database_user")),
    });
    expect(removeButtonWords(only("Acme"))).toBe("Delete 1 database user");
    expect(removeButtonWords(only("Acme", "Labs"))).toBe("Delete 2 database users");
    const both = { person: ada, steps: [...plan("Acme").steps, ...only("Labs").steps] };
    expect(removeButtonWords(both)).toBe("Remove ada@example.com from 2 organizations");
  });

  it("spells hidden characters out, because this is what one agrees to", () => {
    expect(removeButtonWords(plan("Ac\u200Bme"))).toBe("Remove ada@example.com from Ac⟨U+200B⟩me");
  });
});

describe("the possible leftovers in one line", () => {
  it("are counted by kind, in the order they come in", () => {
    const one = (kind: Leftover["kind"]) => ({ leftover: { kind } as Leftover });
    expect(
      leftoverCounts([one("security_contact"), one("alert_recipient"), one("api_key"), one("alert_recipient")]),
    ).toBe("1 security contact, 2 alert recipients, 1 API key");
    expect(leftoverCounts([{}])).toBe("");
  });
});
