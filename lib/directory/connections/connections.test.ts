import { expect, test, vi } from "vitest";
import type { AtlasOrganization } from "@/lib/atlas/types";
import { AppError } from "@/lib/errors";
import { stubAtlasClient, testId } from "../testing";
import { createConnections } from "./connections";

const acme = { id: testId(1), name: "Acme", isDeleted: false };
const globex = { id: testId(2), name: "Globex", isDeleted: false };

function connectionTo(name: string, ask: () => Promise<AtlasOrganization[]>) {
  const listOrganizations = vi.fn(async () => ({ items: await ask(), stable: true }));
  return { name, client: stubAtlasClient({ listOrganizations }), listOrganizations };
}

test("an organization leads to its own connection, and each is asked only once", async () => {
  const first = connectionTo("first", async () => [acme]);
  const second = connectionTo("second", async () => [globex]);
  const connections = createConnections([first, second]);
  expect((await connections.forOrganization(globex.id)).name).toBe("second");
  expect((await connections.forOrganization(acme.id)).name).toBe("first");
  expect(connections.all().map(({ name }) => name)).toEqual(["first", "second"]);
  expect(first.listOrganizations).toHaveBeenCalledTimes(1);
  expect(second.listOrganizations).toHaveBeenCalledTimes(1);
});

test("a connection that never answers does not keep another organization waiting", async () => {
  const silent = connectionTo("silent", () => new Promise(() => {}));
  const connections = createConnections([silent, connectionTo("second", async () => [globex])]);
  expect((await connections.forOrganization(globex.id)).name).toBe("second");
});

test("a malformed id is refused before Atlas is asked", async () => {
  const only = connectionTo("only", async () => [acme]);
  const connections = createConnections([only]);
  for (const id of ["", "abc", acme.id.toUpperCase().replace("1", "A"), `${acme.id}/`, `../${acme.id}`]) {
    await expect(connections.forOrganization(id)).rejects.toMatchObject({ code: "BAD_INPUT" });
  }
  expect(only.listOrganizations).not.toHaveBeenCalled();
});

test("an organization that no connection belongs to is not found", async () => {
  const connections = createConnections([connectionTo("only", async () => [acme])]);
  await expect(connections.forOrganization(testId(9))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("without any connection every organization is not found", async () => {
  await expect(createConnections([]).forOrganization(acme.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("nobody knows whether an organization is connected while a connection cannot be asked; when it is mended, it is", async () => {
  let broken = true;
  const mended = connectionTo("mended", async () => {
    if (broken) throw new Error("access list");
    return [globex];
  });
  const connections = createConnections([connectionTo("good", async () => [acme]), mended]);
  await expect(connections.forOrganization(globex.id)).rejects.toMatchObject({ code: "ATLAS_UNAVAILABLE" });
  expect((await connections.forOrganization(acme.id)).name).toBe("good");
  broken = false;
  expect((await connections.forOrganization(globex.id)).name).toBe("mended");
});

test("what could not be asked is named; a single connection says why and what to do, several point to the overview", async () => {
  const refusal = new AppError("ATLAS_REFUSED", "This address is not on the access list.", { hint: "Add it." });
  const refused = (name: string) => connectionTo(name, () => Promise.reject(refusal));
  const good = connectionTo("good", async () => [acme]);
  await expect(createConnections([good, refused("labs")]).forOrganization(globex.id)).rejects.toMatchObject({
    code: "ATLAS_UNAVAILABLE",
    message: expect.stringMatching(/"labs" could not be asked\. This address is not on the access list\.$/),
    hint: "Add it.",
  });
  await expect(
    createConnections([refused("labs"), good, refused("old")]).forOrganization(globex.id),
  ).rejects.toMatchObject({
    message: expect.stringMatching(/"labs", "old" could not be asked\.$/),
    hint: expect.stringContaining("overview"),
  });
});

test("a deleted organization beside the living one is not counted", async () => {
  const connections = createConnections([connectionTo("only", async () => [{ ...globex, isDeleted: true }, acme])]);
  expect((await connections.forOrganization(acme.id)).name).toBe("only");
});

test.each([
  ["no organization", []],
  ["no organization", [{ ...acme, isDeleted: true }]],
  ["2 organizations", [acme, globex]],
])("a credential that sees %s is refused with the connection's name", async (seen, organizations) => {
  const connection = createConnections([connectionTo("odd one", async () => organizations)]).all()[0];
  const failure = await connection?.organization().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "ATLAS_REFUSED" });
  expect(String(failure)).toContain(seen);
  expect(String(failure)).toContain("odd one");
});
