import { describe, expect, it } from "vitest";
import { parseAuditFilter } from "./activity-filter";

const parse = (query: string) => {
  const parameters = new URLSearchParams(query);
  return parseAuditFilter((name) => parameters.get(name));
};

describe("parseAuditFilter", () => {
  it("reads what an address names", () => {
    expect(parse("group=step&by=worker&offboarding=0b7f8c1e-1111-4222-8333-444455556666")).toEqual({
      group: "step",
      actor: "worker",
      offboardingId: "0b7f8c1e-1111-4222-8333-444455556666",
    });
  });

  it("takes nothing it does not know: no e-mail, no other word", () => {
    expect(parse("group=people&by=ada@example.com&offboarding=../x")).toEqual({
      group: null,
      actor: null,
      offboardingId: null,
    });
  });
});
