import { describe, expect, test } from "vitest";
import type { AtlasApiKey, AtlasDatabaseUser, AtlasEvent, AtlasServiceAccount } from "@/lib/atlas/leftover-types";
import { testId } from "../testing";
import { matchDatabaseUser } from "./database-users";
import { personNames, searchedNames } from "./match-text";
import { matchAlertRecipients, matchContacts } from "./notified-people";
import { matchApiKeys, matchServiceAccounts } from "./programmatic-access";

const ada = personNames("ada.okafor@northwind.example", "Ada Okafor");
const place = { organizationId: testId(1), organizationName: "Northwind", project: null };

function databaseUser(given: Partial<AtlasDatabaseUser>): AtlasDatabaseUser {
  return {
    projectId: testId(2),
    username: "app",
    databaseName: "admin",
    roles: [],
    authentication: "SCRAM",
    authenticationDetail: null,
    description: null,
    labels: [],
    deleteAfter: null,
    ...given,
  };
}

function event(given: Partial<AtlasEvent>): AtlasEvent {
  return {
    id: testId(9),
    createdAt: "2026-06-04T10:00:00Z",
    type: "API_KEY_CREATED",
    organizationId: testId(1),
    projectId: null,
    actorUsername: "ADA.okafor@northwind.example",
    targetUsername: null,
    resourceIds: [],
    ...given,
  };
}

describe("a database user", () => {
  test.each([
    ["SCRAM", null, "ada.okafor", "likely", /^Its name is the first part of their e-mail: “ada\.okafor”\.$/],
    ["X509", "CUSTOMER", "OU=Robotics,CN=Ada Okafor,O=Northwind", "likely", /certificate's name is their name/],
    ["X509", "MANAGED", "CN=Okafor\\, Ada,O=Northwind", "possible", /certificate/],
    ["LDAP", "USER", "uid=ada.okafor,ou=people,dc=northwind", "likely", /LDAP/],
    ["LDAP", "USER", "ada.okafor@northwind.example", "exact", /LDAP/],
    ["OIDC", "USER", "5dd7496c7a3e5a648454341d/ada.okafor@northwind.example", "exact", /identity provider/],
    ["AWS_IAM", "USER", "arn:aws:iam::123456789012:user/ada.okafor", "likely", /ARN/],
  ] as const)("by %s (%s) that signs in as %s is %s theirs", (authentication, detail, username, certainty, reason) => {
    const match = matchDatabaseUser(databaseUser({ authentication, authenticationDetail: detail, username }), ada);
    expect(match?.certainty).toBe(certainty);
    expect(match?.reason).toMatch(reason);
  });

  test("of a group of the identity provider is nobody's own", () => {
    const group = { authentication: "OIDC", authenticationDetail: "IDP_GROUP", username: "x/ada.okafor" } as const;
    expect(matchDatabaseUser(databaseUser(group), ada)).toBeNull();
  });

  test("is told by its description and its labels too, by the surest of them", () => {
    const user = databaseUser({
      description: "ask ada",
      labels: [{ key: "owner", value: "ada.okafor@northwind.example" }],
    });
    expect(matchDatabaseUser(user, ada)).toMatchObject({
      certainty: "exact",
      reason: expect.stringContaining("“owner”"),
    });
  });

  test("of the application is not theirs", () => expect(matchDatabaseUser(databaseUser({}), ada)).toBeNull());
});

describe("a key", () => {
  const key: AtlasApiKey = {
    id: testId(3),
    description: "fleet export",
    publicKey: "QXMZKTRB",
    organizationRoles: [],
    projectRoles: [],
  };

  test("is theirs when the events say that they made it, and only then", () => {
    const made = event({ resourceIds: ["QXMZKTRB"] });
    expect(matchApiKeys([key], [made], ada, place)).toMatchObject([
      { kind: "api_key", certainty: "exact", reason: expect.stringContaining("4 Jun 2026"), databaseUser: null },
    ]);
    for (const other of [
      event({ resourceIds: ["QXMZKTRC"] }),
      event({ resourceIds: ["QXMZKTRB"], actorUsername: "grace@northwind.example" }),
      event({ resourceIds: ["QXMZKTRB"], actorUsername: null }),
      event({ resourceIds: ["QXMZKTRB"], type: "API_KEY_DELETED" }),
    ]) {
      expect(matchApiKeys([key], [other], ada, place)).toEqual([]);
    }
  });
});

describe("a service account", () => {
  const account: AtlasServiceAccount = {
    clientId: `mdb_sa_id_${testId(4)}`,
    name: "billing-report",
    description: "",
    createdAt: "2026-06-04T10:00:20Z",
    organizationRoles: [],
    secrets: [],
  };

  test("is likely theirs when it was made at the moment they made one", () => {
    const made = event({ type: "SERVICE_ACCOUNT_CREATED" });
    expect(matchServiceAccounts([account], [made], ada, place)).toMatchObject([{ certainty: "likely" }]);
    const later = event({ type: "SERVICE_ACCOUNT_CREATED", createdAt: "2026-06-04T10:02:00Z" });
    expect(matchServiceAccounts([account], [later], ada, place)).toEqual([]);
  });

  test("is possibly theirs by its name", () => {
    const named = { ...account, name: "ada-notebook-sync" };
    expect(matchServiceAccounts([named], [], ada, place)).toMatchObject([{ certainty: "possible", label: named.name }]);
  });
});

test("alerts and contacts are told by the e-mail", () => {
  const recipient = { kind: "EMAIL", username: null, email: null, mobileNumberEndsWith: null, teamId: null };
  const alert = { id: testId(5), projectId: testId(2), eventTypeName: "NO_PRIMARY", enabled: false };
  const toAda = { ...recipient, email: "Ada.Okafor@northwind.example" };
  expect(matchAlertRecipients([{ ...alert, recipients: [recipient, toAda] }], ada, place)).toMatchObject([
    {
      kind: "alert_recipient",
      label: "NO_PRIMARY",
      certainty: "exact",
      reason: expect.stringContaining("switched off"),
    },
  ]);
  expect(matchAlertRecipients([{ ...alert, recipients: [recipient] }], ada, place)).toEqual([]);
  const settings = { securityContact: "ada.okafor@northwind.example", operationsContact: "ops@northwind.example" };
  expect(matchContacts(settings, ada, place).map(({ kind }) => kind)).toEqual(["security_contact"]);
});

describe("a search for words says what it found, and not whose it is", () => {
  const okafor = searchedNames("okafor", null);

  test("in the name and the whole of an X.509 name", () => {
    expect(matchDatabaseUser(databaseUser({ username: "aokafor" }), okafor)).toEqual({
      certainty: "possible",
      reason: "Its name holds “okafor”: “aokafor”.",
    });
    const certificate = databaseUser({ username: "CN=app,OU=Robotics,O=Northwind", authentication: "X509" });
    expect(matchDatabaseUser(certificate, searchedNames("ou=robotics", null))).not.toBeNull();
    expect(matchDatabaseUser(certificate, ada)).toBeNull();
  });

  test("in who made a key, and by its public key", () => {
    const key = {
      id: testId(3),
      description: "fleet export",
      publicKey: "QXMZKTRB",
      organizationRoles: [],
      projectRoles: [],
    };
    const made = event({ resourceIds: ["QXMZKTRB"] });
    expect(matchApiKeys([key], [made], okafor, place)).toMatchObject([
      { certainty: "possible", reason: expect.stringContaining("ADA.okafor@northwind.example made it on 4 Jun 2026") },
    ]);
    expect(matchApiKeys([key], [], searchedNames("qxmzktrb", null), place)).toMatchObject([{ certainty: "exact" }]);
  });

  test("in who an alert goes to", () => {
    const recipient = {
      kind: "EMAIL",
      username: null,
      email: "ada.okafor@northwind.example",
      mobileNumberEndsWith: null,
      teamId: null,
    };
    const alert = {
      id: testId(5),
      projectId: testId(2),
      eventTypeName: "NO_PRIMARY",
      enabled: true,
      recipients: [recipient],
    };
    expect(matchAlertRecipients([alert], okafor, place)).toMatchObject([
      { certainty: "possible", reason: "This alert is sent to “ada.okafor@northwind.example”." },
    ]);
  });
});
