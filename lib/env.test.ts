import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { inspect } from "node:util";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigurationError, type ConfigurationProblem, readEnvironment } from "./env";

type Source = Record<string, string | undefined>;

const SIGN_IN = {
  NEXTAUTH_URL: "https://offboarding.example.com",
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  OIDC_ISSUER: "https://login.example.com",
  OIDC_CLIENT_ID: "dashboard",
  OIDC_CLIENT_SECRET: "oidc-canary",
  ROLE_ADMINS: "ada@example.com, grace@example.com",
};
const SERVICE_ACCOUNT = { MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_1", MONGODB_ATLAS_CLIENT_SECRET: "atlas-canary" };
const REAL = { ...SIGN_IN, ...SERVICE_ACCOUNT };

function problemsOf(source: Source): ConfigurationProblem[] {
  try {
    readEnvironment(source);
  } catch (error) {
    if (error instanceof ConfigurationError) return [...error.problems];
    throw error;
  }
  return [];
}

const variablesOf = (source: Source) => problemsOf(source).map(({ variable }) => variable);

describe("a configuration that can be used", () => {
  test("nothing set is the sandbox, on this machine alone", () => {
    const configuration = readEnvironment({});
    expect(configuration).toMatchObject({
      atlas: { mode: "sandbox", url: null },
      signIn: { publicOrigin: null, secret: null, oidc: null, recentSignInMinutes: 15 },
      databaseUrl: null,
      dataDirectory: path.resolve(".data"),
      worker: "in-process",
      host: "127.0.0.1",
      port: 3000,
      logLevel: "info",
    });
  });

  test("an empty value counts as unset, as in an .env file", () => {
    expect(readEnvironment({ PORT: "", DATABASE_URL: " ", NEXTAUTH_URL: "" })).toEqual(readEnvironment({}));
  });

  test("a service account is one connection to the real Atlas", () => {
    const { atlas, host } = readEnvironment(REAL);
    expect(atlas).toMatchObject({
      mode: "atlas",
      connections: [{ name: "default", baseUrl: "https://cloud.mongodb.com", credential: { kind: "service-account" } }],
    });
    expect(host).toBe("0.0.0.0");
  });

  test("an API key is one connection, and government Atlas is Atlas", () => {
    const { atlas } = readEnvironment({
      ...SIGN_IN,
      MONGODB_ATLAS_PUBLIC_API_KEY: "abcdefgh",
      MONGODB_ATLAS_PRIVATE_API_KEY: "atlas-canary",
      MONGODB_ATLAS_BASE_URL: "https://cloud.mongodbgov.com/",
    });
    expect(atlas).toMatchObject({
      connections: [
        { baseUrl: "https://cloud.mongodbgov.com", credential: { kind: "api-key", publicKey: "abcdefgh" } },
      ],
    });
  });

  test("role lists and protected users are lists without repetition", () => {
    const { signIn, protectedUsers } = readEnvironment({
      ...REAL,
      ROLE_ADMINS: " ada@example.com ,, ada@example.com,platform-admins",
      PROTECTED_USERS: "break.glass@example.com",
    });
    expect(signIn.roles.admin).toEqual(["ada@example.com", "platform-admins"]);
    expect(protectedUsers).toEqual(["break.glass@example.com"]);
  });

  test("printing it shows no secret, however it is printed", () => {
    const configuration = readEnvironment({ ...REAL, DATABASE_URL: "postgres://app:database-canary@db/app" });
    const printed = [
      inspect(configuration, { depth: 9 }),
      JSON.stringify(configuration),
      String(configuration.databaseUrl),
    ];
    for (const text of printed) expect(text).not.toMatch(/canary|0123456789abcdef/);
    expect(configuration.databaseUrl?.reveal()).toContain("database-canary");
  });
});

describe("a single wrong value", () => {
  const cases: [string, Source, string][] = [
    ["a port that is not a number", { PORT: "http" }, "PORT"],
    ["a port out of range", { PORT: "70000" }, "PORT"],
    ["a worker nobody knows", { WORKER: "on" }, "WORKER"],
    ["no worker where only this process can be one", { WORKER: "off" }, "WORKER"],
    ["a log level nobody knows", { LOG_LEVEL: "loud" }, "LOG_LEVEL"],
    ["a database that is not PostgreSQL", { DATABASE_URL: "mysql://db/app" }, "DATABASE_URL"],
    ["a protected user that is no e-mail", { PROTECTED_USERS: "ada@example.com, grace" }, "PROTECTED_USERS"],
    ["no minutes at all", { RECENT_SIGN_IN_MINUTES: "0" }, "RECENT_SIGN_IN_MINUTES"],
    ["a sandbox elsewhere", { ATLAS_SANDBOX_URL: "http://sandbox.example.com" }, "ATLAS_SANDBOX_URL"],
    ["a sandbox address with a path", { ATLAS_SANDBOX_URL: "http://127.0.0.1:4010/api" }, "ATLAS_SANDBOX_URL"],
    ["a sandbox beside real credentials", { ...REAL, ATLAS_SANDBOX_URL: "http://127.0.0.1:4010" }, "ATLAS_SANDBOX_URL"],
    [
      "an address without a credential",
      { MONGODB_ATLAS_BASE_URL: "https://cloud.mongodb.com" },
      "MONGODB_ATLAS_BASE_URL",
    ],
    [
      "an Atlas that is not Atlas",
      { ...REAL, MONGODB_ATLAS_BASE_URL: "https://evil.example" },
      "MONGODB_ATLAS_BASE_URL",
    ],
    [
      "an Atlas that only looks like it",
      { ...REAL, MONGODB_ATLAS_BASE_URL: "https://cloud.mongodb.com.evil.example" },
      "MONGODB_ATLAS_BASE_URL",
    ],
    [
      "an Atlas with a user in its address",
      { ...REAL, MONGODB_ATLAS_BASE_URL: "https://cloud.mongodb.com@evil.example" },
      "MONGODB_ATLAS_BASE_URL",
    ],
    [
      "Atlas without encryption",
      { ...REAL, MONGODB_ATLAS_BASE_URL: "http://cloud.mongodb.com" },
      "MONGODB_ATLAS_BASE_URL",
    ],
    ["half a service account", { ...SIGN_IN, MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_1" }, "MONGODB_ATLAS_CLIENT_SECRET"],
    [
      "the other half of an API key",
      { ...SIGN_IN, MONGODB_ATLAS_PRIVATE_API_KEY: "atlas-canary" },
      "MONGODB_ATLAS_PUBLIC_API_KEY",
    ],
    [
      "both kinds of credential",
      { ...REAL, MONGODB_ATLAS_PUBLIC_API_KEY: "abcdefgh", MONGODB_ATLAS_PRIVATE_API_KEY: "atlas-canary" },
      "MONGODB_ATLAS_PUBLIC_API_KEY",
    ],
    ["our own address without encryption", { ...REAL, NEXTAUTH_URL: "http://offboarding.example.com" }, "NEXTAUTH_URL"],
    ["no address of our own", { ...REAL, NEXTAUTH_URL: undefined }, "NEXTAUTH_URL"],
    ["a short secret", { ...REAL, NEXTAUTH_SECRET: "short" }, "NEXTAUTH_SECRET"],
    ["no secret", { ...REAL, NEXTAUTH_SECRET: undefined }, "NEXTAUTH_SECRET"],
    ["an identity provider without encryption", { ...REAL, OIDC_ISSUER: "http://login.example.com" }, "OIDC_ISSUER"],
    [
      "half an identity provider in the sandbox",
      { OIDC_ISSUER: "https://a.example", OIDC_CLIENT_ID: "b" },
      "OIDC_CLIENT_SECRET",
    ],
    [
      "a provider whose certificate nobody checks",
      { ...REAL, NODE_TLS_REJECT_UNAUTHORIZED: "0" },
      "NODE_TLS_REJECT_UNAUTHORIZED",
    ],
    ["nobody in any role", { ...REAL, ROLE_ADMINS: " , " }, "ROLE_ADMINS"],
    [
      "a file that is not there",
      { ...SIGN_IN, ATLAS_CONNECTIONS_FILE: "/nowhere/connections.json" },
      "ATLAS_CONNECTIONS_FILE",
    ],
  ];

  test.each(cases)("%s is named, with a way to mend it", (_title, source, variable) => {
    const problems = problemsOf(source);
    expect(problems.map((problem) => problem.variable)).toContain(variable);
    for (const { problem, mend } of problems) {
      expect(problem).not.toBe("");
      expect(mend).not.toBe("");
      expect(problem + mend).not.toContain("canary");
    }
  });

  test("http is fine on loopback, for Atlas, the provider and ourselves", () => {
    expect(
      problemsOf({
        ...REAL,
        MONGODB_ATLAS_BASE_URL: "http://127.0.0.1:4010",
        OIDC_ISSUER: "http://localhost:4020/oidc",
        NEXTAUTH_URL: "http://[::1]:3000",
      }),
    ).toEqual([]);
  });
});

test("everything that is wrong is named at once", () => {
  const source = {
    PORT: "many",
    WORKER: "maybe",
    MONGODB_ATLAS_CLIENT_ID: "mdb_sa_id_1",
    MONGODB_ATLAS_BASE_URL: "http://atlas.example",
    NEXTAUTH_SECRET: "short",
  };
  expect(variablesOf(source).toSorted()).toEqual(
    [
      "PORT",
      "WORKER",
      "MONGODB_ATLAS_BASE_URL",
      "MONGODB_ATLAS_CLIENT_SECRET",
      "NEXTAUTH_SECRET",
      "NEXTAUTH_URL",
      "OIDC_ISSUER",
      "OIDC_CLIENT_ID",
      "OIDC_CLIENT_SECRET",
      "ROLE_ADMINS",
    ].toSorted(),
  );
  expect(() => readEnvironment(source)).toThrow(/10 problems; nothing was started/);
});

describe("a file of connections", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), "connections-"));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  function withFile(content: unknown, rest: Source = {}): Source {
    const file = path.join(folder, "connections.json");
    writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
    return { ...SIGN_IN, ...rest, ATLAS_CONNECTIONS_FILE: file };
  }

  test("holds connections of both kinds, with values from variables", () => {
    const source = withFile(
      [
        { name: "Production", clientId: { env: "PRODUCTION_ID" }, clientSecret: { env: "PRODUCTION_SECRET" } },
        {
          name: "Labs",
          publicKey: "abcdefgh",
          privateKey: { env: "LABS_KEY" },
          baseUrl: "http://127.0.0.1:4010",
          pretty: true,
        },
      ],
      { PRODUCTION_ID: "mdb_sa_id_1", PRODUCTION_SECRET: "atlas-canary", LABS_KEY: "labs-canary" },
    );
    const { atlas } = readEnvironment(source);
    expect(atlas).toMatchObject({
      mode: "atlas",
      connections: [
        {
          name: "Production",
          baseUrl: "https://cloud.mongodb.com",
          credential: { kind: "service-account", clientId: "mdb_sa_id_1" },
        },
        { name: "Labs", baseUrl: "http://127.0.0.1:4010", pretty: true, credential: { kind: "api-key" } },
      ],
    });
    expect(JSON.stringify(atlas)).not.toContain("canary");
  });

  test("may use the variables of a single connection", () => {
    const entry = {
      name: "Only",
      clientId: { env: "MONGODB_ATLAS_CLIENT_ID" },
      clientSecret: { env: "MONGODB_ATLAS_CLIENT_SECRET" },
    };
    expect(readEnvironment(withFile([entry], SERVICE_ACCOUNT)).atlas).toMatchObject({
      connections: [{ name: "Only" }],
    });
  });

  test("may say that a connection speaks v1.0, and read with a credential of its own", () => {
    const source = withFile(
      [
        { name: "Old", publicKey: "abcdefgh", privateKey: "old-canary", apiVersion: "v1.0" },
        {
          name: "Careful",
          clientId: "mdb_sa_id_1",
          clientSecret: "owner-canary",
          read: { publicKey: "ijklmnop", privateKey: { env: "READ_KEY" } },
        },
      ],
      { READ_KEY: "read-canary" },
    );
    const { atlas } = readEnvironment(source);
    expect(atlas).toMatchObject({
      connections: [
        { name: "Old", apiVersion: "v1.0", read: null, credential: { kind: "api-key" } },
        {
          name: "Careful",
          apiVersion: "v2",
          credential: { kind: "service-account", clientId: "mdb_sa_id_1" },
          read: { kind: "api-key", publicKey: "ijklmnop" },
        },
      ],
    });
    expect(inspect(atlas, { depth: 9 })).not.toContain("canary");
  });

  test("does not stand beside a connection of its own", () => {
    const entry = { name: "Only", publicKey: "abcdefgh", privateKey: "labs-canary" };
    expect(variablesOf(withFile([entry], SERVICE_ACCOUNT))).toEqual(["ATLAS_CONNECTIONS_FILE"]);
  });

  const bad: [string, unknown, RegExp][] = [
    ["text that is not JSON", '[{"clientSecret": "labs-canary"', /^ATLAS_CONNECTIONS_FILE: .*is not JSON/],
    ["an empty list", [], /is not a list with at least one entry/],
    ["an entry without a name", [{ clientId: "a", clientSecret: "b" }], /entry 1: name is missing/],
    ["an entry without a credential", [{ name: "Labs" }], /entry 1 "Labs": has no credential/],
    [
      "an entry with both kinds",
      [{ name: "Labs", clientId: "a", clientSecret: "b", publicKey: "c", privateKey: "d" }],
      /has both kinds/,
    ],
    ["half a credential", [{ name: "Labs", clientId: "a" }], /entry 1 "Labs": has clientId but no clientSecret/],
    [
      "a variable that is not set",
      [{ name: "Labs", clientId: "a", clientSecret: { env: "NOT_SET" } }],
      /taken from NOT_SET, which is not set/,
    ],
    [
      "a field nobody knows",
      [{ name: "Labs", clientId: "a", clientSecret: "labs-canary", secret: "x" }],
      /unknown fields: secret/,
    ],
    [
      "a host that is not Atlas",
      [{ name: "Labs", clientId: "a", clientSecret: "labs-canary", baseUrl: "https://evil.example" }],
      /baseUrl is not an address of MongoDB Atlas/,
    ],
    [
      "a service account on v1.0",
      [{ name: "Old", clientId: "a", clientSecret: "labs-canary", apiVersion: "v1.0" }],
      /entry 1 "Old": has apiVersion v1\.0 and a service account/,
    ],
    [
      "a version nobody knows",
      [{ name: "Old", publicKey: "a", privateKey: "labs-canary", apiVersion: "v3" }],
      /apiVersion is missing or of the wrong form/,
    ],
    [
      "half a read credential",
      [{ name: "Labs", clientId: "a", clientSecret: "b", read: { publicKey: "c" } }],
      /has read\.publicKey but no read\.privateKey/,
    ],
    [
      "a read credential that is none",
      [{ name: "Labs", clientId: "a", clientSecret: "b", read: {} }],
      /has no credential in read/,
    ],
    [
      "one credential for both",
      [{ name: "Labs", clientId: "a", clientSecret: "b", read: { clientId: "a", clientSecret: "labs-canary" } }],
      /reads with the credential it removes with/,
    ],
    [
      "two entries of one name",
      [
        { name: "Labs", clientId: "a", clientSecret: "b" },
        { name: "Labs", clientId: "c", clientSecret: "d" },
      ],
      /entry 2 "Labs": has the name of another entry/,
    ],
  ];

  test.each(bad)("%s is named by its entry, without its values", (_title, content, sentence) => {
    const problems = problemsOf(withFile(content)).map(({ variable, problem }) => `${variable}: ${problem}`);
    expect(problems.join("\n")).toMatch(sentence);
    expect(problems.join("\n")).not.toContain("canary");
  });
});
