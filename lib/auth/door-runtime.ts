import type { Runtime } from "@/lib/runtime";

/** What the doors need to know whom they let in. */
export type DoorRuntime = Pick<Runtime, "configuration" | "sessionSecret" | "db" | "log" | "now">;
