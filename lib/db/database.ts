import type { PgDatabase, PgQueryResultHKT } from "drizzle-orm/pg-core";
import type * as schema from "./schema";

/** PostgreSQL or PGlite, or a transaction on either: the domain does not know which. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** What `db.transaction` hands to its callback; asked for where being inside a transaction is what makes a function right. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
