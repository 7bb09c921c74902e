import { z } from "zod";
import { AppError } from "@/lib/errors";

/** Atlas's ids are 24 lower-case hexadecimal digits (published description, every `orgId`, `groupId`, `userId`). */
export const atlasIdSchema = z.string().regex(/^[a-f0-9]{24}$/, "an Atlas id is 24 hexadecimal digits, in lower case");

/**
 * Returns the id unchanged, or throws AppError BAD_INPUT when it cannot be an Atlas id.
 * Checked before any lookup, so that a malformed id never reaches a path.
 */
export function requireAtlasId(id: string, what: "organization" | "project" | "user" | "team" | "invitation"): string {
  if (atlasIdSchema.safeParse(id).success) return id;
  throw new AppError(
    "BAD_INPUT",
    `This is not the id of ${/^[aeiou]/.test(what) && what !== "user" ? "an" : "a"} ${what} in Atlas.`,
    {
      hint: "An Atlas id is 24 hexadecimal digits, in lower case. Check the address.",
    },
  );
}
