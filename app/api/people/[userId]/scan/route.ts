import { defineRoute } from "@/lib/auth/define-route";
import { scanPerson } from "@/lib/directory/scan/scan-person";
import { noQuery, ofPerson } from "../../../parameters";
import { scanAnswer } from "../../scan-answer";

/** What lies beside a person's grants, as it is found. */
export const GET = defineRoute({
  permission: "read",
  params: ofPerson,
  query: noQuery,
  handler: ({ runtime, params, signal }) =>
    scanAnswer((stop) => scanPerson(runtime.directory, params.userId, { signal: stop }), signal),
});
