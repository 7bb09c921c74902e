import { expect, it } from "vitest";
import { leftOutOfExport, usersExportAddress } from "./export-address";
import { NO_FILTER } from "./user-filter";

const ORGANIZATION = "a".repeat(24);

it("asks for the list as it is filtered", () => {
  const filter = { ...NO_FILTER, status: "PENDING" as const, role: "ORG_OWNER", teamId: "b".repeat(24) };
  expect(usersExportAddress(ORGANIZATION, filter, "csv")).toBe(
    `/api/export/users?format=csv&orgId=${ORGANIZATION}&status=PENDING&role=ORG_OWNER&teamId=${"b".repeat(24)}`,
  );
});

it("says what the file is not narrowed by, and keeps it out of the address", () => {
  const filter = { ...NO_FILTER, domain: "partner.example" };
  expect(leftOutOfExport(filter, "ada")).toBe("Not narrowed by domain and search text");
  expect(usersExportAddress(ORGANIZATION, filter, "json")).not.toContain("partner");
  expect(leftOutOfExport({ ...NO_FILTER, status: "PENDING", role: "ORG_OWNER" }, "")).toBe("");
});
