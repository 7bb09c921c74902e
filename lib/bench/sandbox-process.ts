import { z } from "zod";
import { startNode } from "./child-process";

const readySchema = z.object({
  baseUrl: z.string(),
  organizations: z
    .array(z.object({ id: z.string(), name: z.string(), clientId: z.string(), clientSecret: z.string() }))
    .min(1),
});

const seenSchema = z.object({
  results: z.array(
    z.object({ method: z.string(), path: z.string(), query: z.string(), status: z.number().nullable() }),
  ),
});
export type SeenCall = z.output<typeof seenSchema>["results"][number];

/** A sandbox in a process of its own, as Atlas would be. */
export interface SandboxProcess extends z.output<typeof readySchema> {
  /** The calls it has seen since it was last asked to forget them. */
  calls(): Promise<SeenCall[]>;
  forgetCalls(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Starts a sandbox whose first organization has so many users, without rate limits: those would measure themselves.
 * `more` are further flags.
 */
export async function startSandboxProcess(
  users: number,
  environment: Readonly<Record<string, string>>,
  more: readonly string[] = [],
): Promise<SandboxProcess> {
  const program = ["node_modules/tsx/dist/cli.mjs", "lib/cli/sandbox.ts"];
  const flags = ["--port", "0", "--users", String(users), "--rate-limits", "off", ...more];
  const child = startNode([...program, ...flags], environment);
  const ready = readySchema.parse(JSON.parse(await child.firstLine()));
  const requests = `${ready.baseUrl}/__sandbox/requests`;
  return {
    ...ready,
    calls: async () => seenSchema.parse(await (await fetch(requests)).json()).results,
    forgetCalls: async () => void (await fetch(requests, { method: "DELETE" })),
    stop: () => child.stop(),
  };
}
