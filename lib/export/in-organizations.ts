import type { DirectoryReadContext } from "@/lib/directory/cache";
import type { Connection } from "@/lib/directory/context";
import { describeFailedPart, throwAsAppError } from "@/lib/directory/reading/atlas-failure";
import { oldestOf } from "@/lib/directory/reading/read-state";
import type { IncompletePart, ListOf, ReadState } from "@/lib/directory/types";
import type { Column } from "./csv";

/** A row with the organization it is from: a file may hold several. */
export type InOrganization<Row> = Row & { organizationId: string; organization: string };

export interface CollectedRows<Row> extends ReadState {
  scope: string;
  rows: InOrganization<Row>[];
}

/**
 * Reads a list of one organization, or of all of them in parallel. One organization that was asked for by name has to be
 * readable (else its AppError is thrown); of all, one that is not is named in `incomplete` and hides no other.
 */
export async function collectRows<Row extends object>(
  ctx: DirectoryReadContext,
  organizationId: string | undefined,
  read: (organizationId: string) => Promise<ListOf<Row>>,
): Promise<CollectedRows<Row>> {
  if (organizationId !== undefined) {
    const connection = await ctx.connections.forOrganization(organizationId);
    const one = await readOne(connection, read).catch(throwAsAppError);
    return { scope: one.name, rows: one.rows, readAt: one.readAt, incomplete: one.incomplete };
  }
  const startedAt = new Date(ctx.now()).toISOString();
  const connections = ctx.connections.all();
  const reads = await Promise.allSettled(connections.map((connection) => readOne(connection, read)));
  const rows: InOrganization<Row>[] = [];
  const incomplete: IncompletePart[] = [];
  const times = [{ readAt: startedAt }];
  for (const [index, settled] of reads.entries()) {
    if (settled.status === "rejected") {
      incomplete.push(describeFailedPart(`The connection "${connections[index]?.name}"`, settled.reason));
      continue;
    }
    const { name, ...list } = settled.value;
    rows.push(...list.rows);
    incomplete.push(...list.incomplete.map((missing) => ({ ...missing, part: `${missing.part} (${name})` })));
    times.push(list);
  }
  return { scope: "all-organizations", rows, readAt: oldestOf({ readAt: startedAt }, ...times), incomplete };
}

async function readOne<Row extends object>(
  connection: Connection,
  read: (organizationId: string) => Promise<ListOf<Row>>,
): Promise<ReadState & { name: string; rows: InOrganization<Row>[] }> {
  const { id, name } = await connection.organization();
  const { results, readAt, incomplete } = await read(id);
  return { name, rows: results.map((row) => ({ organizationId: id, organization: name, ...row })), readAt, incomplete };
}

/** The columns that say whose a row is, before the row's own. */
export function withOrganization<Row>(columns: readonly Column<Row>[]): Column<InOrganization<Row>>[] {
  return [
    { header: "organization_id", cell: ({ organizationId }) => organizationId },
    { header: "organization", cell: ({ organization }) => organization },
    ...columns,
  ];
}
