import { describe, expect, test } from "vitest";
import { ORG, PROJECT_ID, TEAM_ID, USER } from "../testing";
import { EVENT } from "./event-schemas";
import { FEDERATION_SETTINGS, federationOf } from "./federation-schemas";
import {
  alertConfigurationOf,
  apiKeyOf,
  databaseUserOf,
  ORGANIZATION_SETTINGS,
  SERVICE_ACCOUNT,
} from "./leftover-schemas";

const OTHER_ORG = "5f0000000000000000000009";

describe("a database user", () => {
  const wire = { username: "app", databaseName: "admin", roles: [{ roleName: "read", databaseName: "sales" }] };

  test.each([
    [{}, "SCRAM", null],
    [{ awsIAMType: "NONE", x509Type: "NONE", ldapAuthType: "NONE", oidcAuthType: "NONE" }, "SCRAM", null],
    [{ x509Type: "MANAGED", ldapAuthType: "NONE" }, "X509", "MANAGED"],
    [{ ldapAuthType: "GROUP" }, "LDAP", "GROUP"],
    [{ oidcAuthType: "IDP_GROUP" }, "OIDC", "IDP_GROUP"],
    [{ awsIAMType: "ROLE" }, "AWS_IAM", "ROLE"],
  ])("with %j signs in by %s", (types, authentication, authenticationDetail) => {
    expect(databaseUserOf(PROJECT_ID).one({ ...wire, ...types })).toMatchObject({
      authentication,
      authenticationDetail,
    });
  });

  test("takes its project from the question, its roles with their database, and keeps no password", () => {
    const roles = [...wire.roles, { roleName: "readWrite", databaseName: "sales", collectionName: "orders" }];
    expect(databaseUserOf(PROJECT_ID).one({ ...wire, roles, password: "hunter2", description: "" })).toEqual({
      projectId: PROJECT_ID,
      username: "app",
      databaseName: "admin",
      roles: ["read@sales", "readWrite@sales.orders"],
      authentication: "SCRAM",
      authenticationDetail: null,
      description: null,
      labels: [],
      deleteAfter: null,
    });
  });
});

describe("an alert configuration", () => {
  test("tells its recipients, with two digits of a telephone number and no secret of a webhook", () => {
    const read = alertConfigurationOf(PROJECT_ID).one({
      id: USER,
      eventTypeName: "NO_PRIMARY",
      enabled: false,
      notifications: [
        { typeName: "SMS", mobileNumber: "+1 (415) 555-0142" },
        { typeName: "USER", username: "ada@example.com" },
        { typeName: "EMAIL", emailAddress: "ops@example.com" },
        { typeName: "TEAM", teamId: TEAM_ID, teamName: "Ops" },
        { typeName: "WEBHOOK", webhookUrl: "https://example.com/secret-path", webhookSecret: "secret-word" },
      ],
    });
    expect(read.recipients.map(({ kind, mobileNumberEndsWith }) => [kind, mobileNumberEndsWith])).toEqual([
      ["SMS", "42"],
      ["USER", null],
      ["EMAIL", null],
      ["TEAM", null],
      ["WEBHOOK", null],
    ]);
    expect(read.recipients.map(({ username, email, teamId }) => username ?? email ?? teamId)).toEqual([
      null,
      "ada@example.com",
      "ops@example.com",
      TEAM_ID,
      null,
    ]);
    expect(JSON.stringify(read)).not.toMatch(/415|555|secret/);
  });
});

test("an API key's roles are sorted by place, those of another organization left out, its private key dropped", () => {
  const read = apiKeyOf(ORG).one({
    id: USER,
    desc: "export",
    publicKey: "ABCDEFGH",
    privateKey: "********-secret",
    roles: [
      { orgId: ORG, roleName: "ORG_MEMBER" },
      { orgId: OTHER_ORG, roleName: "ORG_OWNER" },
      { groupId: PROJECT_ID, roleName: "GROUP_OWNER" },
      { groupId: PROJECT_ID, orgId: ORG, roleName: "GROUP_READ_ONLY" },
    ],
  });
  expect(read).toEqual({
    id: USER,
    description: "export",
    publicKey: "ABCDEFGH",
    organizationRoles: ["ORG_MEMBER"],
    projectRoles: [{ projectId: PROJECT_ID, roles: ["GROUP_OWNER", "GROUP_READ_ONLY"] }],
  });
});

test("a service account keeps the dates of its secrets and nothing of the secrets", () => {
  const secret = { id: USER, createdAt: "2026-01-01T00:00:00Z", expiresAt: "2027-01-01T00:00:00Z" };
  const read = SERVICE_ACCOUNT.one({ clientId: "mdb_sa_id_1", secrets: [{ ...secret, secret: "mdb_sa_sk_x" }] });
  expect(read.secrets).toEqual([{ id: USER, expiresAt: "2027-01-01T00:00:00Z", lastUsedAt: null }]);
  expect(JSON.stringify(read)).not.toContain("mdb_sa_sk");
});

test("an event names who acted and whom it concerns; the key that acted is not what it concerns", () => {
  const wire = { id: USER, created: "2026-11-01T00:00:00Z", eventTypeName: "API_KEY_CREATED", orgId: ORG };
  expect(EVENT.one({ ...wire, username: "ada@example.com", targetPublicKey: "ABCDEFGH" })).toMatchObject({
    actorUsername: "ada@example.com",
    resourceIds: ["ABCDEFGH"],
  });
  expect(EVENT.one({ ...wire, apiKeyId: USER, publicKey: "HGFEDCBA", targetUsername: null })).toMatchObject({
    actorUsername: null,
    targetUsername: null,
    resourceIds: [],
  });
});

test("settings that Atlas leaves out or empty are null", () => {
  expect(ORGANIZATION_SETTINGS.one({ securityContact: "", genAIFeaturesEnabled: true })).toEqual({
    apiAccessListRequired: null,
    operationsContact: null,
    securityContact: null,
    maxServiceAccountSecretValidityInHours: null,
  });
});

describe("a federation", () => {
  const settings = FEDERATION_SETTINGS.one({ id: USER, federatedDomains: ["example.com"], identityProviderId: "a1b2" });

  test("is none where Atlas names neither it nor a domain, and a fault where it names a domain only", () => {
    expect(FEDERATION_SETTINGS.one({ federatedDomains: [] }).id).toBeNull();
    expect(() => FEDERATION_SETTINGS.one({ federatedDomains: ["example.com"] })).toThrow();
  });

  test("gives roles here and in projects, not those of another organization", () => {
    const roleAssignments = [
      { orgId: ORG, groupId: null, role: "ORG_MEMBER" },
      { orgId: OTHER_ORG, role: "ORG_OWNER" },
      { orgId: null, groupId: PROJECT_ID, role: "GROUP_OWNER" },
    ];
    const read = federationOf(ORG, settings, USER).one({
      orgId: ORG,
      domainRestrictionEnabled: true,
      identityProviderId: null,
      instantUserProvisioningDisabled: null,
      roleMappings: [{ externalGroupName: "platform", roleAssignments }],
    });
    expect(read).toEqual({
      id: USER,
      identityProviderId: "a1b2",
      identityProviderStatus: null,
      federatedDomains: ["example.com"],
      domainAllowList: [],
      domainRestrictionEnabled: true,
      postAuthRoleGrants: [],
      instantUserProvisioningDisabled: null,
      roleMappings: [
        {
          externalGroupName: "platform",
          organizationRoles: ["ORG_MEMBER"],
          projectRoles: [{ projectId: PROJECT_ID, roles: ["GROUP_OWNER"] }],
        },
      ],
    });
  });
});
