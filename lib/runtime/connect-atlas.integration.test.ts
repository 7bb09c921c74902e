import { afterAll, beforeAll, expect, test } from "vitest";
import { createConnections } from "@/lib/directory/connections/connections";
import { Secret } from "@/lib/env";
import { createLog } from "@/lib/log";
import { type Sandbox, startSandbox } from "@/lib/sandbox/start";
import { connectAtlas } from "./connect-atlas";

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

test("a second credential reads, and the owner's is used for nothing but removal; v1.0 is spoken where it is said", async () => {
  const [first, second] = sandbox.organizations;
  if (first === undefined || second === undefined) throw new Error("two organizations");
  const common = { baseUrl: sandbox.baseUrl, envelope: false, pretty: false };
  const atlas = await connectAtlas(
    {
      mode: "atlas",
      connections: [
        {
          ...common,
          name: "Careful",
          apiVersion: "v2",
          credential: {
            kind: "service-account",
            clientId: first.clientId,
            clientSecret: new Secret(first.clientSecret),
          },
          read: { kind: "api-key", publicKey: first.publicKey, privateKey: new Secret(first.privateKey) },
        },
        {
          ...common,
          name: "Old",
          apiVersion: "v1.0",
          credential: { kind: "api-key", publicKey: second.publicKey, privateKey: new Secret(second.privateKey) },
          read: null,
        },
      ],
    },
    { log: createLog("silent") },
  );
  const [careful, old] = createConnections(atlas.connections).all();
  expect(careful?.credential).toEqual({ kind: "service_account", publicId: first.clientId, hasReadCredential: true });
  expect((await careful?.organization())?.id).toBe(first.id);
  const people = (await careful?.client.listOrganizationUsers(first.id))?.items ?? [];
  const callers = () => new Set(sandbox.requests().flatMap(({ caller }) => (caller === null ? [] : [caller])));
  expect(callers()).toEqual(new Set([first.publicKey]));

  const kwame = people.find(({ username }) => username.startsWith("kwame."));
  await careful?.remover.removeOrganizationUser(first.id, kwame?.id ?? "");
  expect(sandbox.effects().map(({ operation, caller }) => [operation, caller])).toEqual([
    ["removeOrgUser", first.clientId],
  ]);

  expect(old?.client.generation).toBe("v1.0");
  expect(old?.remover).toBe(old?.client);
  expect(old?.credential).toEqual({ kind: "api_key", publicId: second.publicKey, hasReadCredential: false });
  expect((await old?.client.listOrganizationUsers(second.id))?.items).toHaveLength(61);
  await atlas.close();
  await expect(careful?.remover.getOrganization(first.id)).rejects.toMatchObject({ kind: "aborted" });
});
