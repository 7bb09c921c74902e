import { expect, test } from "vitest";
import { ATLAS_ERROR_KINDS } from "@/lib/atlas/errors";
import { AppError } from "@/lib/errors";
import { atlasFailure } from "../testing";
import { describeFailedPart, toAppError } from "./atlas-failure";

test.each(ATLAS_ERROR_KINDS)("%s has a code of ours, a sentence, and is never the asker's own 401 or 403", (kind) => {
  const failure = toAppError(atlasFailure(kind, null));
  expect(failure).toBeInstanceOf(AppError);
  if (!(failure instanceof AppError)) return;
  expect(["NOT_FOUND", "ATLAS_REFUSED", "ATLAS_UNAVAILABLE"]).toContain(failure.code);
  expect(failure.message).toMatch(/\.$/);
});

test("what is not Atlas's passes unchanged", () => {
  const bug = new TypeError("a bug");
  expect(toAppError(bug)).toBe(bug);
  expect(() => describeFailedPart("Users", bug)).toThrow(bug);
});

test("a part that failed is described by Atlas's errorCode where there is one, else by the kind", () => {
  expect(describeFailedPart("Users", atlasFailure("timeout", null))).toMatchObject({ part: "Users", code: "timeout" });
});
