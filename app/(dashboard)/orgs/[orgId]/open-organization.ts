import { notFound } from "next/navigation";
import { requirePage } from "@/lib/auth/request-context";
import type { PublicError } from "@/lib/errors";
import type { Runtime } from "@/lib/runtime";
import { type FoundOrganization, findOrganization } from "./find-organization";

/**
 * The door of every page about one organization: for whoever may read, and with the organization of the address, or why Atlas could
 * not say which it is. Ends in "not found" where no connection has it.
 */
export async function openOrganization(
  organizationId: string,
): Promise<
  | { runtime: Runtime; organization: FoundOrganization; problem?: undefined }
  | { runtime: Runtime; organization?: undefined; problem: PublicError }
> {
  const { runtime } = await requirePage("read");
  const { organization, problem } = await findOrganization(runtime, organizationId);
  if (problem) return { runtime, problem };
  if (!organization) notFound();
  return { runtime, organization };
}
