import { describe, expect, it } from "vitest";
import type { ConnectionReport } from "@/lib/directory/person-types";
import { generationLimits, standingOfConnection } from "./connection-standing";

type Check = ConnectionReport["checks"][number];
const check = (state: Check["state"]): Check => ({ name: "Sign-in", state, sentence: "", nextStep: null });
const organization = { id: "5f1c2a9e0b7d4c3312ab90fe", name: "Acme" };

describe("how a connection is", () => {
  it("is said to work only where nothing is refused", () => {
    expect(standingOfConnection({ organization, checks: [check("ok")] })).toEqual({ tone: "ok", words: "Works" });
    expect(standingOfConnection({ organization, checks: [check("ok"), check("refused")] }).words).toBe(
      "1 thing to mend",
    );
  });

  it("does not take what is unknown for a failure, nor for a success in silence", () => {
    expect(standingOfConnection({ organization, checks: [check("unknown"), check("unknown")] })).toEqual({
      tone: "ok",
      words: "Works, 2 things unknown",
    });
  });

  it("tells a refusal from no answer where not even the organization is known", () => {
    expect(standingOfConnection({ organization: null, checks: [check("refused")] }).words).toBe("Refused by Atlas");
    expect(standingOfConnection({ organization: null, checks: [check("unknown")] }).words).toBe("Could not be tested");
  });
});

describe("what a generation cannot see", () => {
  it("is said of v1.0 and of nothing else", () => {
    expect(generationLimits("v1.0")).toContain("never as none");
    expect(generationLimits("v2")).toBeNull();
  });
});
