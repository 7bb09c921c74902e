import type { Leftover } from "@/lib/directory/person-types";

/** What each kind of leftover is called, one and many. */
export const LEFTOVER_NAMES: Record<Leftover["kind"], readonly [one: string, many: string]> = {
  database_user: ["Database user", "database users"],
  api_key: ["API key", "API keys"],
  service_account: ["Service account", "service accounts"],
  alert_recipient: ["Alert recipient", "alert recipients"],
  security_contact: ["Security contact", "security contacts"],
  operations_contact: ["Operations contact", "operations contacts"],
};
