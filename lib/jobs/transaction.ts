import { sql } from "drizzle-orm";
import { fromDrizzle } from "pg-boss";
import { z } from "zod";
import type { Transaction } from "@/lib/db/database";
import type { QueueTransaction } from "./port";

const resultSchema = z.object({ rows: z.array(z.unknown()) });

/** Lets the queue write into a drizzle transaction, on either database. */
export function queueTransaction(transaction: Transaction): QueueTransaction {
  return fromDrizzle({ execute: async (query) => resultSchema.parse(await transaction.execute(sql`${query}`)) }, sql);
}
