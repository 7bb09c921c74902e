import { z } from "zod";
import { isLoopback } from "./loopback";
import type { ConfigurationProblem } from "./problems";

/** Atlas for everybody and Atlas for Government: nothing else is ever sent a credential. */
const ATLAS_HOSTS = ["cloud.mongodb.com", "cloud.mongodbgov.com"];
export const DEFAULT_ATLAS_URL = "https://cloud.mongodb.com";

const wholeNumber = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d+$/, `is not a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `is not a whole number from ${from} to ${to}`);

/** An address without path, query or user; comes out as its origin. */
const origin = z.string().transform((value, context) => {
  const url = URL.canParse(value) ? new URL(value) : null;
  const bare = url && url.pathname === "/" && !url.search && !url.hash && !url.username && !url.password;
  if (bare && (url.protocol === "https:" || url.protocol === "http:")) return url.origin;
  context.addIssue({ code: "custom", message: "is not an address of the form https://host" });
  return z.NEVER;
});

function isHttpElsewhere(address: string): boolean {
  const url = new URL(address);
  return url.protocol === "http:" && !isLoopback(url.hostname);
}

/** Where credentials may be sent: fixed by configuration and by this list, so that a wrong value cannot leak one. */
export const atlasUrl = origin
  .refine((value) => !isHttpElsewhere(value), "uses http, which would send the credential unencrypted")
  .refine((value) => {
    const { hostname, port } = new URL(value);
    return isLoopback(hostname) || (ATLAS_HOSTS.includes(hostname) && port === "");
  }, "is not an address of MongoDB Atlas");

const list = z.string().transform((value) => [
  ...new Set(
    value
      .split(",")
      .map((entry) => entry.trim().normalize("NFC"))
      .filter((entry) => entry !== ""),
  ),
]);

const emails = list.refine((entries) => entries.every((entry) => /^[^\s@]+@[^\s@]+$/.test(entry)), {
  error: "holds something that is not an e-mail address",
});

/** The form of every variable, one by one. What they mean together is checked by the readers beside this file. */
const variables = z.object({
  MONGODB_ATLAS_CLIENT_ID: z.string().optional(),
  MONGODB_ATLAS_CLIENT_SECRET: z.string().optional(),
  MONGODB_ATLAS_PUBLIC_API_KEY: z.string().optional(),
  MONGODB_ATLAS_PRIVATE_API_KEY: z.string().optional(),
  MONGODB_ATLAS_BASE_URL: atlasUrl.optional(),
  ATLAS_CONNECTIONS_FILE: z.string().optional(),
  ATLAS_SANDBOX_URL: origin
    .refine((value) => isLoopback(new URL(value).hostname), "is not a loopback address")
    .optional(),
  SANDBOX_USERS: wholeNumber(1, 100_000).optional(),
  DATABASE_URL: z
    .string()
    .refine((value) => URL.canParse(value) && /^postgres(ql)?:$/.test(new URL(value).protocol), {
      error: "is not a PostgreSQL address",
    })
    .optional(),
  DATA_DIR: z.string().default(".data"),
  NEXTAUTH_URL: origin
    .refine((value) => !isHttpElsewhere(value), "uses http, which would send sessions unencrypted")
    .optional(),
  NEXTAUTH_SECRET: z.string().min(32, "is shorter than 32 characters").optional(),
  OIDC_ISSUER: z
    .string()
    .refine((value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol), "is not an address")
    .refine((value) => !URL.canParse(value) || !isHttpElsewhere(value), "uses http, so anybody between could sign in")
    .optional(),
  OIDC_CLIENT_ID: z.string().optional(),
  OIDC_CLIENT_SECRET: z.string().optional(),
  OIDC_ROLE_CLAIM: z.string().optional(),
  ROLE_ADMINS: list.default([]),
  ROLE_OPERATORS: list.default([]),
  ROLE_AUDITORS: list.default([]),
  ROLE_VIEWERS: list.default([]),
  PROTECTED_USERS: emails.default([]),
  WORKER: z.enum(["in-process", "off"], "is neither in-process nor off").default("in-process"),
  HOST: z
    .string()
    .regex(/^[A-Za-z0-9.:-]+$/, "is not a host name or address")
    .optional(),
  PORT: wholeNumber(0, 65_535).default(3000),
  RECENT_SIGN_IN_MINUTES: wholeNumber(1, 480).default(15),
  NODE_TLS_REJECT_UNAUTHORIZED: z.string().optional(),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error", "silent"], "is none of debug, info, warn, error, silent")
    .default("info"),
});

type Variable = keyof typeof variables.shape;
export type Values = z.output<typeof variables>;

/** How to mend a value of the wrong form. Variables that take any text are not here. */
const MENDS: Partial<Record<Variable, string>> = {
  MONGODB_ATLAS_BASE_URL: `Leave it out for ${DEFAULT_ATLAS_URL}, or use https://cloud.mongodbgov.com; http and other hosts only on loopback.`,
  ATLAS_SANDBOX_URL: "Use the baseUrl that the sandbox printed, such as http://127.0.0.1:4010.",
  SANDBOX_USERS: "Give the number of users of the largest made-up organization, from 1 to 100000.",
  DATABASE_URL: "Use postgres://user:password@host:5432/database, or leave it out to keep data in DATA_DIR.",
  NEXTAUTH_URL: "Use the https address people open, without a path; http only on loopback.",
  NEXTAUTH_SECRET: "Make one with: openssl rand -base64 48",
  OIDC_ISSUER: "Use the issuer exactly as the identity provider names it, with https; http only on loopback.",
  PROTECTED_USERS: "List e-mail addresses, separated by commas.",
  WORKER: "Leave it out to run removals in this process, or use off where npm run worker runs them.",
  HOST: "Use 127.0.0.1 for this machine only, or 0.0.0.0 for all its addresses.",
  PORT: "Use a free port from 1 to 65535; the default is 3000.",
  RECENT_SIGN_IN_MINUTES: "Use a number of minutes from 1 to 480; the default is 15.",
  LOG_LEVEL: "Leave it out for info.",
};

/**
 * Reads the form of every variable. An empty value counts as unset, as in an .env file.
 * Values of the wrong form come back as problems, and as unset in `values`, so that the other checks go on.
 */
export function readValues(source: Record<string, string | undefined>): {
  values: Values;
  problems: ConfigurationProblem[];
} {
  const given = Object.fromEntries(
    Object.keys(variables.shape).flatMap((name) => {
      const value = source[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
  const parsed = variables.safeParse(given);
  if (parsed.success) return { values: parsed.data, problems: [] };

  const wrong = new Map(parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message]));
  const usable = Object.fromEntries(Object.entries(given).filter(([name]) => !wrong.has(name)));
  const problems = [...wrong].map(([variable, problem]) => ({
    variable,
    problem,
    mend: MENDS[variable as Variable] ?? "",
  }));
  return { values: variables.parse(usable), problems };
}
