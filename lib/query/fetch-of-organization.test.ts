import { QueryClient } from "@tanstack/react-query";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fetchOfOrganization, readAgain } from "./fetch-of-organization";

const asked: string[] = [];
const { signal } = new AbortController();

function answerWith(status: number) {
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    const body =
      status === 200 ? { results: [] } : { code: "ATLAS_UNAVAILABLE", message: "No.", hint: "", requestId: "" };
    return Response.json(body, { status });
  });
}

afterEach(() => {
  asked.length = 0;
  vi.unstubAllGlobals();
});

describe("fetchOfOrganization", () => {
  it("is content with the server's recent read, until someone asks to read again", async () => {
    answerWith(200);
    await fetchOfOrganization("one", "/users", signal);
    await readAgain(new QueryClient(), "one");
    await fetchOfOrganization("one", "/users", signal);
    await fetchOfOrganization("one", "/users", signal);
    await fetchOfOrganization("one", "/projects", signal);
    expect(asked).toEqual([
      "/api/orgs/one/users",
      "/api/orgs/one/users?fresh=1",
      "/api/orgs/one/users",
      "/api/orgs/one/projects?fresh=1",
    ]);
  });

  it("asks for a fresh read again when the last one failed", async () => {
    answerWith(502);
    await readAgain(new QueryClient(), "two");
    await expect(fetchOfOrganization("two", "/users", signal)).rejects.toMatchObject({ code: "ATLAS_UNAVAILABLE" });
    answerWith(200);
    await fetchOfOrganization("two", "/users", signal);
    expect(asked).toEqual(["/api/orgs/two/users?fresh=1", "/api/orgs/two/users?fresh=1"]);
  });

  it("leaves other organizations alone", async () => {
    answerWith(200);
    await readAgain(new QueryClient(), "three");
    await fetchOfOrganization("four", "/users", signal);
    expect(asked).toEqual(["/api/orgs/four/users"]);
  });
});
