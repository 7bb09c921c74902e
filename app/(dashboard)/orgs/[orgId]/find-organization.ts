import { toPublicError } from "@/lib/auth/public-error";
import { newRequestId } from "@/lib/auth/request-id";
import { AppError, type PublicError } from "@/lib/errors";
import type { Runtime } from "@/lib/runtime";

export interface FoundOrganization {
  id: string;
  name: string;
  /** Its first page in Atlas's own UI; null in the sandbox, which has none. */
  atlasAddress: string | null;
}

/** The organization of an address, or why Atlas could not say; neither when there is no such organization here. */
export async function findOrganization(
  runtime: Runtime,
  organizationId: string,
): Promise<{ organization?: FoundOrganization; problem?: PublicError }> {
  try {
    const connection = await runtime.directory.connections.forOrganization(organizationId);
    const { id, name } = await connection.organization();
    return { organization: { id, name, atlasAddress: atlasAddressOf(runtime, connection.name, id) } };
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "BAD_INPUT")) return {};
    return { problem: toPublicError(error, newRequestId(), runtime.log) };
  }
}

function atlasAddressOf({ configuration }: Runtime, connectionName: string, organizationId: string): string | null {
  if (configuration.atlas.mode !== "atlas") return null;
  const connection = configuration.atlas.connections.find(({ name }) => name === connectionName);
  return connection ? `${connection.baseUrl}/v2#/org/${organizationId}` : null;
}
