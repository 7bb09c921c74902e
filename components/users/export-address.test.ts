import { expect, it } from "vitest";
import { leftOutOfExport, usersExportAddress } from "./export-address";
import { NO_FILTER } from "./user-filter";

const ORGANIZATION = "a".repeat(24);

it("asks for the list as it is filtered", () => {
  const filter = {
    status: "PENDING",
    role: "ORG_OWNER",
    projectId: "b".repeat(24),
    teamId: "c".repeat(24),
    domain: "partner.example",
    signInAge: "90",
    userId: null,
  } as const;
  expect(usersExportAddress(ORGANIZATION, filter, "csv")).toBe(
    `/api/export/users?format=csv&orgId=${ORGANIZATION}&status=PENDING&role=ORG_OWNER&projectId=${"b".repeat(24)}` +
      `&teamId=${"c".repeat(24)}&domain=partner.example&signin=90`,
  );
  expect(usersExportAddress(ORGANIZATION, NO_FILTER, "json")).toBe(
    `/api/export/users?format=json&orgId=${ORGANIZATION}`,
  );
});

it("says that the typed text does not narrow the file", () => {
  expect(leftOutOfExport(NO_FILTER, "ada")).toBe("Not narrowed by the search text");
  expect(leftOutOfExport(NO_FILTER, "  ")).toBe("");
  expect(leftOutOfExport({ ...NO_FILTER, userId: "b".repeat(24) }, "")).toBe("Not narrowed to the one person");
});
