import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Column, neutraliseFormula, writeCsv } from "./csv";

/** Reads CSV by RFC 4180 alone, written from its grammar and not from our writer. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [];
  let position = text.startsWith("\uFEFF") ? 1 : 0;
  while (position < text.length) {
    const fields: string[] = [];
    for (;;) {
      let field = "";
      if (text[position] === '"') {
        for (position += 1; ; position += 1) {
          if (position >= text.length) throw new Error("a quoted field without an end");
          if (text[position] === '"' && text[position + 1] !== '"') break;
          if (text[position] === '"') position += 1;
          field += text[position];
        }
        position += 1;
      } else {
        while (position < text.length && !",\r\n".includes(text[position] ?? "")) {
          if (text[position] === '"') throw new Error("a quote inside a field without quotes");
          field += text[position];
          position += 1;
        }
      }
      fields.push(field);
      if (text[position] !== ",") break;
      position += 1;
    }
    if (text.slice(position, position + 2) !== "\r\n") throw new Error("a line that does not end in CRLF");
    position += 2;
    lines.push(fields);
  }
  return lines;
}

/** What the apostrophe rule says: one apostrophe before the dangerous character, first or after a semicolon, is ours. */
const restore = (cell: string) => cell.replace(/(^|;[ "]*)'(?='*[=+\-@\t\r\n\0＝＋－＠])/g, "$1");

const columns: Column<readonly [string, string]>[] = [
  { header: "first", cell: ([first]) => first },
  { header: "second", cell: ([, second]) => second },
];
const dangerous = ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠"];
const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.string({ unit: fc.constantFrom(...dangerous, "'", '"', ",", ";", " ", "a") }),
);

test("any texts come back as they were, from a reader that knows only RFC 4180 and the apostrophe rule", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(hostile, hostile)), (rows) => {
      const [header, ...lines] = readCsv(writeCsv(columns, rows));
      expect(header).toEqual(["first", "second"]);
      expect(lines.map((line) => line.map(restore))).toEqual(rows);
    }),
    { numRuns: 500 },
  );
});

test("no field begins with what a spreadsheet runs", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const cell = readCsv(writeCsv(columns, [[text, ""]]))[1]?.[0] ?? "";
      expect(dangerous).not.toContain(cell[0]);
    }),
    { numRuns: 500 },
  );
});

test("nor does what Excel makes of a line where the semicolon separates", () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const line = writeCsv([{ header: "h", cell: (row: string) => row }], [text]).slice("\uFEFFh\r\n".length, -2);
      for (const cell of line.split(";").slice(1)) expect(dangerous).not.toContain(cell.replace(/^[ "]*/, "")[0]);
    }),
    { numRuns: 500 },
  );
});

describe("one line", () => {
  test.each([
    ['=HYPERLINK("http://evil")', '"\'=HYPERLINK(""http://evil"")"'],
    ["＝1+1", "'＝1+1"],
    ["'=1", "''=1"],
    ["'t Hooft", "'t Hooft"],
    ["O'Neill", "O'Neill"],
    ["\tx", "'\tx"],
    ["Ada;=1+1;x", "Ada;'=1+1;x"],
    ["Project; -2", "Project; '-2"],
    [';"=1+1;', `";""'=1+1;"`],
    ["GROUP_OWNER; GROUP_READ_ONLY", "GROUP_OWNER; GROUP_READ_ONLY"],
    ["a,b", '"a,b"'],
    ["a\nb", '"a\nb"'],
  ])("%j is written as %j", (text, field) => {
    expect(writeCsv([{ header: "h", cell: (row: string) => row }], [text])).toBe(`\uFEFFh\r\n${field}\r\n`);
  });

  test("numbers keep their sign, truth is a word, and nothing is nothing", () => {
    const cells: Column<null>[] = [
      { header: "a", cell: () => -1 },
      { header: "b", cell: () => true },
      { header: "c", cell: () => null },
    ];
    expect(writeCsv(cells, [null])).toBe("\uFEFFa,b,c\r\n-1,true,\r\n");
  });
});

test("an apostrophe is put before nothing that is harmless", () => {
  expect(neutraliseFormula("a=b")).toBe("a=b");
  expect(neutraliseFormula("")).toBe("");
});
