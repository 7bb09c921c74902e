import type { TestProject } from "vitest/node";
import { preparePgliteTemplate } from "./pglite-template";
import { startPostgresServer } from "./postgres-server";

declare module "vitest" {
  export interface ProvidedContext {
    postgresUrl: string;
    pgliteTemplate: string;
  }
}

/** One PostgreSQL server and one PGlite template for the whole run. A server that does not start fails the run. */
export default async function setUpDatabases(project: TestProject): Promise<() => Promise<void>> {
  const [server, pgliteTemplate] = await Promise.all([startPostgresServer(), preparePgliteTemplate()]);
  project.provide("postgresUrl", server.url);
  project.provide("pgliteTemplate", pgliteTemplate);
  return () => server.stop();
}
