import { z } from "zod";
import type { SandboxProcess } from "./sandbox-process";

/** The API version that the dashboard's client asks for as well. */
const VERSION = "application/vnd.atlas.2025-03-12+json";
const PAGE_SIZE = 500;
const STATUSES = ["ACTIVE", "PENDING", "INVITATION_EXPIRED", "INVITATION_REJECTED"];

/** Calls to the sandbox with nothing around them: no checks, no retries, no order. What any program has to pay at least. */
export interface BareAtlas {
  /** All pages of an organization's users at once, parsed; gives how many came. */
  listUsers(organizationId: string, users: number): Promise<number>;
  /** One call; its body is read and thrown away. */
  call(method: string, pathAndQuery: string): Promise<number>;
}

/** Signs in once, as the dashboard has when it is warm. */
export async function openBareAtlas(sandbox: SandboxProcess, organizationId: string): Promise<BareAtlas> {
  const credential = sandbox.organizations.find(({ id }) => id === organizationId);
  if (credential === undefined) throw new Error("The sandbox has no such organization.");
  const answer = await fetch(`${sandbox.baseUrl}/api/oauth/token`, {
    method: "POST",
    headers: {
      authorization: `Basic ${Buffer.from(`${credential.clientId}:${credential.clientSecret}`).toString("base64")}`,
      accept: "application/json",
    },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
  const { access_token: token } = z.object({ access_token: z.string() }).parse(await answer.json());
  const headers = { authorization: `Bearer ${token}`, accept: VERSION };
  return {
    async listUsers(id, users) {
      const pages = Array.from({ length: Math.ceil(users / PAGE_SIZE) }, async (_, index) => {
        const query = new URLSearchParams({ itemsPerPage: String(PAGE_SIZE), pageNum: String(index + 1) });
        for (const status of STATUSES) query.append("orgMembershipStatuses", status);
        const response = await fetch(`${sandbox.baseUrl}/api/atlas/v2/orgs/${id}/users?${query}`, { headers });
        const page: { results: unknown[] } = z
          .looseObject({ results: z.array(z.unknown()) })
          .parse(await response.json());
        return page.results.length;
      });
      return (await Promise.all(pages)).reduce((sum, count) => sum + count, 0);
    },
    async call(method, pathAndQuery) {
      const response = await fetch(`${sandbox.baseUrl}${pathAndQuery}`, { method, headers });
      await response.arrayBuffer();
      return response.status;
    },
  };
}
