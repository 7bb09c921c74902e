import { getRuntime } from "@/lib/runtime";

export const dynamic = "force-dynamic";

/** For load balancers: whether the store answers. No version, no organization, no reason. */
export async function GET(): Promise<Response> {
  const isUp = await getRuntime()
    .then((runtime) => runtime.store.ping())
    .then(
      () => true,
      () => false,
    );
  const headers = { "cache-control": "no-store" };
  return isUp
    ? Response.json({ status: "ok" }, { headers })
    : Response.json({ status: "unavailable" }, { status: 503, headers });
}
