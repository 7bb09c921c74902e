/** What came back over HTTP, read once. */

export type AnswerBody =
  | { kind: "none" }
  | { kind: "json"; value: unknown }
  /** Said to be JSON and is not: cut off on the way, most likely. */
  | { kind: "broken" }
  /** Not said to be JSON: a page of a proxy, for example. */
  | { kind: "other"; contentType: string; text: string };

export interface HeaderReader {
  get(name: string): string | null;
}

export interface Answer {
  /** What Atlas means: the envelope's status where there is one, else HTTP's. */
  status: number;
  headers: HeaderReader;
  body: AnswerBody;
  /** Whether `status` is the envelope's. */
  enveloped: boolean;
}

// 2xx bodies are `application/vnd.atlas.<date>+json`, error bodies plain `application/json`.
const JSON_TYPE = /[/+]json\b/i;

/** Reads a body by its declared type. Never throws: a body that cannot be read says so. */
export function readBody(contentType: string | null, text: string): AnswerBody {
  const type = contentType ?? "";
  if (text === "" && !JSON_TYPE.test(type)) return { kind: "none" };
  if (!JSON_TYPE.test(type)) return { kind: "other", contentType: type, text };
  try {
    return { kind: "json", value: JSON.parse(text) };
  } catch {
    return { kind: "broken" };
  }
}

/**
 * Takes an enveloped answer apart. A list is its own envelope with `status` beside `results`; a single
 * object comes as `{status, content}`. An answer without a status is left as it is.
 */
export function unwrapEnvelope(answer: Answer): Answer {
  if (answer.body.kind !== "json" || !isRecord(answer.body.value)) return answer;
  const { status: said, content } = answer.body.value;
  if (typeof said !== "number") return answer;
  // Whatever a body says, a failure of HTTP's is none of Atlas's successes.
  const status = answer.status > 299 && said < 300 ? answer.status : said;
  if (!("content" in answer.body.value)) return { ...answer, status, enveloped: true };
  const inner: AnswerBody =
    content === null || content === undefined ? { kind: "none" } : { kind: "json", value: content };
  return { ...answer, status, body: inner, enveloped: true };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
