import { describe, expect, it } from "vitest";
import { signInAddress } from "./sign-in";

describe("signInAddress", () => {
  it("comes back to the page it was called from, filters included", () => {
    expect(signInAddress("/orgs/abc/users?status=pending")).toBe(
      "/sign-in?callbackUrl=%2Forgs%2Fabc%2Fusers%3Fstatus%3Dpending",
    );
  });

  it("never comes back to another site", () => {
    for (const path of ["//evil.example", "https://evil.example", "/\\evil.example"]) {
      expect(signInAddress(path)).toBe("/sign-in?callbackUrl=%2F");
    }
  });
});
