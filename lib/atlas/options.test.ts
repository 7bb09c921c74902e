import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createAtlasClient } from "./client";
import { CLIENT_VERSION, parseBaseUrl } from "./options";
import { SERVICE_ACCOUNT } from "./testing";

test("the version in the User-Agent is the package's", () => {
  const { version } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  expect(CLIENT_VERSION).toBe(version);
});

test.each([
  ["https://cloud.mongodb.com", "https://cloud.mongodb.com", ""],
  ["https://cloud.mongodb.com/", "https://cloud.mongodb.com", ""],
  ["https://proxy.example.com/atlas/", "https://proxy.example.com", "/atlas"],
  ["http://127.0.0.1:4010", "http://127.0.0.1:4010", ""],
  ["http://localhost:4010", "http://localhost:4010", ""],
  ["http://[::1]:4010", "http://[::1]:4010", ""],
])("credentials may be sent to %s", (baseUrl, origin, prefix) => {
  expect(parseBaseUrl(baseUrl)).toEqual({ origin, prefix });
});

test.each([
  "cloud.mongodb.com",
  "",
  "http://cloud.mongodb.com",
  "http://127.0.0.1.example.com",
  "http://localhost.example.com",
  "ftp://127.0.0.1",
  "https://user:password@cloud.mongodb.com",
  "https://cloud.mongodb.com?x=1",
  "https://cloud.mongodb.com#x",
])("no client is made for %j", (baseUrl) => {
  expect(() => createAtlasClient({ baseUrl, credentials: SERVICE_ACCOUNT })).toThrow(TypeError);
});
