import type { HttpBindings } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { z } from "zod";
import { rulesSchema } from "../faults/rules";
import type { Site } from "../site";
import { applyChange } from "./apply-change";
import { UnknownTarget } from "./change-outcome";
import { changeSchema } from "./change-schema";
import { describeAccess, describeOrganizations, describeState } from "./state";

type Env = { Bindings: HttpBindings };

const resetSchema = z.strictObject({ seed: z.number().int().optional() });
const changesSchema = z.preprocess((input) => (Array.isArray(input) ? input : [input]), z.array(changeSchema));

/** The controls below /__sandbox: for tests and for the sandbox banner, never part of Atlas. Loopback only. */
export function controlRoutes(site: Site): Hono<Env> {
  const app = new Hono<Env>();
  app.use("*", async (c, next) => {
    if (!isLoopback(c)) return c.json({ error: "The sandbox's controls answer on loopback only." }, 403);
    return next();
  });
  app.onError((error, c) => {
    if (error instanceof UnknownTarget) return c.json({ error: error.message }, 404);
    if (error instanceof z.ZodError) return c.json({ error: z.prettifyError(error) }, 400);
    if (error instanceof SyntaxError) return c.json({ error: "The body is not JSON." }, 400);
    return c.json({ error: String(error) }, 500);
  });

  app.post("/reset", async (c) => {
    const { seed } = resetSchema.parse(await readJson(c));
    site.reset(seed);
    return c.json({ ok: true, seed: site.seed, organizations: describeOrganizations(site) });
  });
  app.get("/state", (c) =>
    c.json(
      c.req.query("view") === "organizations"
        ? { baseUrl: site.baseUrl, seed: site.seed, organizations: describeOrganizations(site) }
        : describeState(site),
    ),
  );
  app.get("/access", (c) => c.json({ results: describeAccess(site, c.req.query("username") ?? "") }));
  app.get("/effects", (c) => c.json(site.effects));
  app.delete("/effects", (c) => {
    site.effects.length = 0;
    return c.json({ ok: true });
  });
  app.get("/requests", (c) => c.json({ results: site.requests, totalCount: site.requests.length }));
  app.delete("/requests", (c) => {
    site.requests.length = 0;
    return c.json({ ok: true });
  });
  app.post("/faults", async (c) => {
    const rules = rulesSchema.parse(await readJson(c));
    site.faults.add(rules);
    return c.json({ ok: true, added: rules.length }, 201);
  });
  /** In place of the rules before: what those held goes on. */
  app.put("/faults", async (c) => {
    const rules = rulesSchema.parse(await readJson(c));
    site.faults.clear();
    site.lag.clear();
    site.faults.add(rules);
    return c.json({ ok: true, added: rules.length });
  });
  app.get("/faults", (c) => c.json({ results: site.faults.counts() }));
  app.delete("/faults", (c) => {
    site.faults.clear();
    site.lag.clear();
    return c.json({ ok: true });
  });
  app.post("/change", async (c) => {
    const changes = changesSchema.parse(await readJson(c));
    for (const change of changes) applyChange(site, change);
    return c.json({ ok: true, applied: changes.length });
  });
  app.all("*", (c) => c.json({ error: "No such control." }, 404));
  return app;
}

/** By address, and by Host and Origin too: a web page must not reach the controls through a name of its own. */
function isLoopback(c: Context<Env>): boolean {
  const address = c.env.incoming.socket.remoteAddress ?? "";
  if (!/^(127\.|::1$|::ffff:127\.)/.test(address)) return false;
  const origin = c.req.header("origin");
  return isLoopbackHost(c.req.header("host") ?? "") && (origin === undefined || isLoopbackHost(hostOf(origin)));
}

function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}

function isLoopbackHost(host: string): boolean {
  return /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/i.test(host);
}

/** An empty body is an empty object. */
async function readJson(c: Context<Env>): Promise<unknown> {
  const text = await c.req.text();
  return text.trim() === "" ? {} : JSON.parse(text);
}
