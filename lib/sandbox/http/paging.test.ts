import { afterAll, beforeAll, expect, it } from "vitest";
import { type Sandbox, startSandbox } from "../start";
import { ALL_STATUSES, organizationsOf, signIn } from "../testing";

let sandbox: Sandbox;
let ask: Awaited<ReturnType<typeof signIn>>;
let users: string;

beforeAll(async () => {
  sandbox = await startSandbox({ rateLimits: false });
  ask = await signIn(sandbox, organizationsOf(sandbox)[0]);
  users = `/orgs/${organizationsOf(sandbox)[0].id}/users`;
});
afterAll(() => sandbox.close());

it("gives 100 items a page unless asked, up to 500 (atlas-facts §0)", async () => {
  expect((await ask(users)).body.results).toHaveLength(100);
  expect((await ask(`${users}?itemsPerPage=500&${ALL_STATUSES}`)).body.results).toHaveLength(214);
});

it("walks through every user once, page by page, and ends in an empty page", async () => {
  const ids: string[] = [];
  let page = 1;
  for (; ; page += 1) {
    const { results } = (await ask(`${users}?itemsPerPage=50&pageNum=${page}&${ALL_STATUSES}`)).body;
    ids.push(...results.map((user: { id: string }) => user.id));
    if (results.length < 50) break;
  }
  expect(page).toBe(5);
  expect(new Set(ids).size).toBe(214);
  expect((await ask(`${users}?itemsPerPage=50&pageNum=9`)).body.results).toEqual([]);
});

it.each(["itemsPerPage=501", "itemsPerPage=0", "pageNum=0", "pageNum=x", "includeCount=maybe", "pretty=1"])(
  "answers 400 to %s",
  async (query) => {
    const answer = await ask(`${users}?${query}`);
    expect([answer.status, answer.body.errorCode]).toEqual([400, "INVALID_QUERY_PARAMETER"]);
  },
);

it("leaves totalCount out where includeCount is false", async () => {
  expect((await ask(`${users}?itemsPerPage=1`)).body.totalCount).toBe(201);
  expect((await ask(`${users}?itemsPerPage=1&includeCount=false`)).body).not.toHaveProperty("totalCount");
});

it("links to this page, the next and the previous", async () => {
  const rels = async (page: number) =>
    (await ask(`${users}?itemsPerPage=100&pageNum=${page}`)).body.links.map((link: { rel: string }) => link.rel);
  expect(await rels(1)).toEqual(["self", "next"]);
  expect(await rels(2)).toEqual(["self", "previous", "next"]);
  expect(await rels(3)).toEqual(["self", "previous"]);
});

it("puts the status beside the results of an enveloped list, and wraps a single answer and an error in content", async () => {
  const list = await ask("/orgs?envelope=true");
  expect(list.body).toMatchObject({ status: 200, totalCount: 1 });
  const one = await ask(`${users.replace("/users", "")}?envelope=true`);
  expect(one.body).toMatchObject({ status: 200, content: { name: "Northwind Robotics – Production" } });
  const missing = await ask(`${users}/ffffffffffffffffffffffff?envelope=true`);
  expect([missing.status, missing.body.status, missing.body.content.errorCode]).toEqual([404, 404, "USER_NOT_FOUND"]);
});

it("indents where pretty is asked for, with the same content", async () => {
  const plain = await ask("/orgs");
  const pretty = await ask("/orgs?pretty=true");
  expect(pretty.text).toContain('\n  "results"');
  expect(pretty.body.results).toEqual(plain.body.results);
});
