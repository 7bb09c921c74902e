import { expect, test } from "vitest";
import { emptyOrganization, stubDirectory, testId } from "../testing";
import { findLeftovers } from "./find-leftovers";

const unused = async () => ({ items: [], stable: true });

test("a search that finds very many stops, and says so", async () => {
  const project = {
    id: testId(10),
    name: "fleet",
    createdAt: "2025-01-01T00:00:00Z",
    organizationId: testId(1),
    clusterCount: 0,
  };
  const databaseUsers = Array.from({ length: 350 }, (_, number) => ({
    projectId: project.id,
    username: `app-${number}`,
    databaseName: "admin",
    roles: [],
    authentication: "SCRAM" as const,
    authenticationDetail: null,
    description: null,
    labels: [],
    deleteAfter: null,
  }));
  const ctx = stubDirectory({
    northwind: {
      ...emptyOrganization(1, "Northwind"),
      listProjects: async () => ({ items: [project], stable: true }),
      listDatabaseUsers: async () => ({ items: databaseUsers, stable: true }),
      listAlertConfigurations: unused,
      listApiKeys: unused,
      listServiceAccounts: unused,
      listOrganizationEvents: unused,
      getOrganizationSettings: () => new Promise(() => {}),
    },
  });
  const events = [];
  for await (const event of findLeftovers(ctx, "app")) events.push(event);
  expect(events.flatMap((event) => (event.type === "leftovers" ? event.leftovers : []))).toHaveLength(200);
  // The contacts never came: the search did not wait for them.
  expect(events.slice(-2)).toMatchObject([
    { type: "incomplete", parts: [{ part: "More possible leftovers", code: "TOO_MANY" }] },
    { type: "end" },
  ]);
});
