import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { describe, expect, it } from "vitest";
import { readAgainAfterRemoval } from "./after-removal";
import { queryKeys } from "./keys";

describe("what was read before a removal", () => {
  it("is read again where it is on screen, and forgotten where it is not", async () => {
    const client = new QueryClient();
    const left = queryKeys.person("5f1c2a9e0b7d4c3312ab90fe");
    client.setQueryData(left, { grants: 3 });
    let reads = 0;
    const observer = new QueryObserver(client, {
      queryKey: queryKeys.person("62f1c08ab41d9e77aa03c5d1"),
      queryFn: async () => {
        reads += 1;
        return reads;
      },
      staleTime: Number.POSITIVE_INFINITY,
    });
    const leave = observer.subscribe(() => {});
    await observer.refetch();
    const before = reads;
    await readAgainAfterRemoval(client, ["60aa41d7e2b9f05c77de1034"]);
    expect(reads).toBe(before + 1);
    expect(client.getQueryData(left)).toBeUndefined();
    leave();
  });

  it("leaves the lists of organizations it did not touch as they are", async () => {
    const client = new QueryClient();
    client.setQueryData(queryKeys.organizationUsers("a"), []);
    client.setQueryData(queryKeys.organizationUsers("b"), []);
    await readAgainAfterRemoval(client, ["a"]);
    expect(client.getQueryState(queryKeys.organizationUsers("a"))?.isInvalidated).toBe(true);
    expect(client.getQueryState(queryKeys.organizationUsers("b"))?.isInvalidated).toBe(false);
  });
});
