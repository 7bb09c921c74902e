import { expect, test } from "vitest";
import type { Column } from "./csv";
import { type ExportStamp, writeExportFile } from "./export-file";

const columns: Column<{ name: string }>[] = [{ header: "name", cell: ({ name }) => name }];
const complete: ExportStamp = {
  report: "users",
  scope: "Zoë & Söhne / Labs",
  filters: {},
  readAt: "2026-11-21T20:58:01.123Z",
  incomplete: [],
  exportedAt: "2026-11-21T20:59:00.000Z",
  exportedBy: "auditor@example.com",
};
const incomplete: ExportStamp = {
  ...complete,
  filters: { status: ["PENDING", "ACTIVE"] },
  incomplete: [{ part: "Projects", reason: "Atlas did not answer.", nextStep: "Refresh.", code: "timeout" }],
};

test("a complete file says so in its name and in every line", () => {
  const file = writeExportFile("csv", complete, columns, [{ name: "Ada" }]);
  expect(file.name).toBe("users-zoe-sohne-labs-20261121T205801Z-1-row.csv");
  expect(file.body).toBe(
    "\uFEFFname,list_scope,list_read_at,list_filters,list_complete,list_missing\r\n" +
      "Ada,Zoë & Söhne / Labs,2026-11-21T20:58:01.123Z,none,true,\r\n",
  );
});

test("an incomplete file says what is missing and why, and its name warns whoever only sees that", () => {
  const file = writeExportFile("csv", incomplete, columns, [{ name: "Ada" }, { name: "Bea" }]);
  expect(file.name).toBe("users-zoe-sohne-labs-20261121T205801Z-filtered-INCOMPLETE-2-rows.csv");
  const [, first, second] = file.body.split("\r\n");
  for (const line of [first, second]) {
    expect(line).toMatch(/status=PENDING or ACTIVE,false,Projects: Atlas did not answer\.$/);
  }
});

test("an empty file still says what it is about in its name", () => {
  expect(writeExportFile("csv", incomplete, columns, []).name).toContain("INCOMPLETE-0-rows");
});

test("an empty file that is incomplete says so in a line of its own; one that is complete has no line", () => {
  const [, ...lines] = writeExportFile("csv", incomplete, columns, []).body.trimEnd().split("\r\n");
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/^,Zoë & Söhne .*,false,Projects: Atlas did not answer\.$/);
  expect(writeExportFile("csv", complete, columns, []).body.trimEnd().split("\r\n")).toHaveLength(1);
});

test("the JSON file carries the same about itself as the CSV file", () => {
  const file = writeExportFile("json", incomplete, columns, [{ name: "=1" }]);
  expect(JSON.parse(file.body)).toMatchObject({
    report: "users",
    scope: "Zoë & Söhne / Labs",
    filters: { status: ["PENDING", "ACTIVE"] },
    readAt: incomplete.readAt,
    exportedAt: incomplete.exportedAt,
    exportedBy: "auditor@example.com",
    complete: false,
    incomplete: incomplete.incomplete,
    totalCount: 1,
    results: [{ name: "=1" }],
  });
});

test("a name that is all strange letters leaves a file name that is still a file name", () => {
  expect(writeExportFile("csv", { ...complete, scope: "../日本\r\n" }, columns, []).name).toBe(
    "users-20261121T205801Z-0-rows.csv",
  );
});
