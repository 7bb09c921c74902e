import path from "node:path";
import { readAtlas } from "./env/atlas";
import type { Configuration } from "./env/configuration";
import { ConfigurationError } from "./env/problems";
import { Secret } from "./env/secret";
import { readSignIn } from "./env/sign-in";
import { readValues } from "./env/values";

export type * from "./env/configuration";
export { ConfigurationError, type ConfigurationProblem } from "./env/problems";
export { Secret } from "./env/secret";

/**
 * Reads and checks every variable of DESIGN §5. Throws one ConfigurationError that names everything that is wrong.
 * Printing what it returns shows no secret.
 */
export function readEnvironment(source: Record<string, string | undefined>): Configuration {
  const { values, problems } = readValues(source);
  const wrong = new Set(problems.map(({ variable }) => variable));
  const { atlas, problems: atlasProblems } = readAtlas(values, source);
  const { signIn, problems: signInProblems } = readSignIn(values, atlas.mode, (variable) => wrong.has(variable));
  const all = [...problems, ...atlasProblems, ...signInProblems];
  if (values.WORKER === "off" && values.DATABASE_URL === undefined && !wrong.has("DATABASE_URL")) {
    all.push({
      variable: "WORKER",
      problem: "is off, but the data folder cannot be shared with a worker, so nothing would ever be removed",
      mend: "Set DATABASE_URL to a PostgreSQL database, or leave WORKER out.",
    });
  }
  if (all.length > 0) throw new ConfigurationError(all);

  return {
    atlas,
    signIn,
    databaseUrl: values.DATABASE_URL === undefined ? null : new Secret(values.DATABASE_URL),
    dataDirectory: path.resolve(values.DATA_DIR),
    protectedUsers: values.PROTECTED_USERS,
    worker: values.WORKER,
    // Anybody may be any persona in the sandbox, so it listens on this machine alone unless told otherwise.
    host: values.HOST ?? (atlas.mode === "sandbox" ? "127.0.0.1" : "0.0.0.0"),
    port: values.PORT,
    logLevel: values.LOG_LEVEL,
  };
}

/** The configuration of this process. The only place that reads process.env. */
export function readOwnEnvironment(): Configuration {
  return readEnvironment(process.env);
}

/** Whether this is `next dev`. */
export function isDevelopment(): boolean {
  return process.env.NODE_ENV === "development";
}

/**
 * next-auth 4 takes its own address from these variables only. With one public origin that origin decides; in the sandbox the Host
 * header does, and lib/auth/origin.ts lets loopback ones through only.
 */
export function prepareNextAuthEnvironment(publicOrigin: string | null): void {
  if (publicOrigin === null) {
    delete process.env.NEXTAUTH_URL;
    process.env.AUTH_TRUST_HOST = "true";
  } else {
    process.env.NEXTAUTH_URL = publicOrigin;
    delete process.env.AUTH_TRUST_HOST;
  }
}
