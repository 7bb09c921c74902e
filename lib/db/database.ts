import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema";

/** PostgreSQL or PGlite, or a transaction on either: the domain does not know which. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;
