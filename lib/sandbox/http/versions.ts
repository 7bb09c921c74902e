import { apiFailure } from "./api-failure";

/** One published version of an operation; `sunset` as the description's x-sunset has it. */
export interface OperationVersion {
  date: string;
  sunset?: string;
  /** Set when a newer version replaced it: then answers carry `Deprecation`. */
  deprecatedOn?: string;
}

export const V2023_01_01: OperationVersion = { date: "2023-01-01" };
/** The user operations (active users only) and the old invitations: sunset on 2027-07-01. */
export const V2023_01_01_SUNSET: OperationVersion = {
  date: "2023-01-01",
  sunset: "2027-07-01",
  deprecatedOn: "2025-02-19",
};
export const V2024_08_05: OperationVersion = { date: "2024-08-05" };
export const V2025_02_19: OperationVersion = { date: "2025-02-19" };
export const V2025_03_12: OperationVersion = { date: "2025-03-12" };

/**
 * Picks the newest version not after the date asked for (atlas-facts §0).
 * Throws 406 for a missing, `preview` or too early version, 400 INVALID_VERSION_DATE for a date that is none,
 * 410 VERSION_GONE for a sunset one.
 */
export function negotiateVersion(
  accept: string | undefined,
  versions: readonly OperationVersion[],
  isGone: (version: OperationVersion) => boolean,
): OperationVersion {
  const asked = /application\/vnd\.atlas\.([^+;,\s]+)\+json/i.exec(accept ?? "")?.[1];
  if (asked === undefined || asked === "preview") throw apiFailure("NOT_ACCEPTABLE");
  if (!isDate(asked)) {
    throw apiFailure("INVALID_VERSION_DATE", { detail: `Version date ${asked} is invalid.`, parameters: [asked] });
  }
  const chosen = versions
    .filter((version) => version.date <= asked)
    .sort((a, b) => (a.date < b.date ? 1 : -1))
    .at(0);
  if (chosen === undefined) throw apiFailure("NOT_ACCEPTABLE");
  if (isGone(chosen)) {
    throw apiFailure("VERSION_GONE", {
      detail: `Version ${chosen.date} of this resource has been sunset.`,
      parameters: [chosen.date],
    });
  }
  return chosen;
}

/** `Deprecation` and `Sunset` headers of an old version (atlas-facts §0). */
export function versionHeaders(version: OperationVersion): Record<string, string> {
  return {
    ...(version.deprecatedOn === undefined ? {} : { Deprecation: httpDate(version.deprecatedOn) }),
    ...(version.sunset === undefined ? {} : { Sunset: httpDate(version.sunset) }),
  };
}

function httpDate(date: string): string {
  return new Date(`${date}T00:00:00Z`).toUTCString();
}

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}
