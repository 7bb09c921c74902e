import { describe, expect, it } from "vitest";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { failureOfAnswer } from "./request-failure";

const error = (code: ErrorCode) => ({ code, message: "Something is so.", hint: "Do this.", requestId: "req_1" });

describe("failureOfAnswer", () => {
  it("says the server's sentence and hint, with what support asks for", () => {
    const failure = failureOfAnswer(error("LAST_OWNER"));
    expect(failure.message).toBe("Something is so. Do this.");
    expect(failure.reference).toBe("LAST_OWNER · request req_1");
  });

  it("asks for a new review where the state is not the one that was reviewed", () => {
    for (const code of ["CHANGED_SINCE_REVIEW", "LAST_OWNER", "ALREADY_ABSENT", "INCOMPLETE_INVENTORY"] as const) {
      expect(failureOfAnswer(error(code)).remedy).toBe("review_again");
    }
  });

  it("asks for a sign-in only where a sign-in helps", () => {
    const codes = Object.keys(ERROR_STATUS) as ErrorCode[];
    const needSignIn = codes.filter((code) => failureOfAnswer(error(code)).remedy === "sign_in");
    expect(needSignIn.sort()).toEqual(["RECENT_SIGN_IN_REQUIRED", "UNAUTHENTICATED"]);
  });

  it("lets the same confirmation be given again when only the moment was wrong", () => {
    expect(failureOfAnswer(error("TOO_MANY_REQUESTS")).remedy).toBe("confirm_again");
    expect(failureOfAnswer(error("STORE_UNAVAILABLE")).remedy).toBe("confirm_again");
  });
});
