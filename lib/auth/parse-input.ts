import type { z } from "zod";
import { AppError } from "@/lib/errors";

const MAX_SENTENCE = 200;

/**
 * Checks a value from outside against a schema, strictly: names the schema does not know are refused.
 * Throws AppError BAD_INPUT that names the field, never its value. Without a schema the value must be empty, and `{}` comes out.
 */
export function parseInput<Schema extends z.ZodObject>(
  schema: Schema | undefined,
  value: unknown,
  place: "address" | "query" | "input",
): z.output<Schema> {
  // Without a schema nothing is read, and nothing is handed on.
  if (schema === undefined) return {} as z.output<Schema>;
  const parsed = schema.strict().safeParse(value);
  if (parsed.success) return parsed.data as z.output<Schema>;
  throw new AppError("BAD_INPUT", `The ${place} is not understood: ${describeFirst(parsed.error)}.`, {
    hint: "Reload the page and try again.",
  });
}

function describeFirst(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return "it is of the wrong form";
  const field = issue.path.map(String).join(".");
  const sentence = field ? `${field}: ${issue.message}` : issue.message;
  return sentence.slice(0, MAX_SENTENCE);
}
