import { applyChange } from "../control/apply-change";
import { ApiFailure, apiFailure, reasonFor, sentenceFor } from "../http/api-failure";
import { ENDPOINT_SETS, type EndpointSet, rateLimited } from "../http/rate-limits";
import type { Rendered } from "../http/render";
import type { Site } from "../site";
import type { Fault } from "./rules";

/** How the answer leaves: as it is, or broken on the way. */
export type Delivery =
  | { kind: "plain" }
  | { kind: "reset" }
  | { kind: "hang" }
  | { kind: "drip"; intervalMs: number; bytes: number }
  | { kind: "truncate"; bytes: number; clean: boolean };

export interface FaultPlan {
  delayMs: number;
  /** Waits until the faults are cleared. */
  held: boolean;
  /** False: the call never reaches Atlas. */
  apply: boolean;
  /** Happens after who calls is known and before the call is performed; may throw an ApiFailure in its place. */
  before: (() => void)[];
  after: (() => void)[];
  /** Takes the place of the real answer (null where the call was not applied). */
  answer: ((real: Rendered | null) => Rendered) | null;
  delivery: Delivery;
}

export interface FaultContext {
  site: Site;
  organizationId: string | null;
  path: string;
  endpointSet: EndpointSet | null;
  remoteAddress: string;
}

/** Puts the faults that meet one call together; where two disagree, the later rule wins. */
export function planFaults(faults: readonly Fault[], context: FaultContext): FaultPlan {
  const plan: FaultPlan = {
    delayMs: 0,
    held: false,
    apply: true,
    before: [],
    after: [],
    answer: null,
    delivery: { kind: "plain" },
  };
  for (const fault of faults) addFault(plan, fault, context);
  return plan;
}

function addFault(plan: FaultPlan, fault: Fault, context: FaultContext): void {
  const { site } = context;
  switch (fault.kind) {
    case "delay":
      plan.delayMs += fault.ms;
      return;
    case "hold":
      plan.held = true;
      return;
    case "status":
      plan.apply = fault.apply ?? false;
      plan.answer = () => statusAnswer(fault);
      return;
    case "rateLimit":
      plan.before.push(() => {
        const failure = rateLimited(context.endpointSet ?? ENDPOINT_SETS.orgUsers, context.path, fault.retryAfterS);
        throw fault.header ? failure : new ApiFailure(failure.status, failure.body);
      });
      return;
    case "accessList":
      plan.before.push(() => {
        throw apiFailure("ORG_REQUIRES_ACCESS_LIST", { parameters: [context.remoteAddress] });
      });
      return;
    case "reset":
    case "hang":
      plan.apply = fault.apply ?? false;
      plan.delivery = { kind: fault.kind };
      return;
    case "drip":
      plan.apply = fault.apply ?? plan.apply;
      plan.delivery = { kind: "drip", intervalMs: fault.intervalMs, bytes: fault.bytes };
      return;
    case "truncate":
      plan.apply = fault.apply ?? plan.apply;
      plan.delivery = { kind: "truncate", bytes: fault.bytes, clean: fault.clean };
      return;
    case "html":
      plan.apply = fault.apply ?? false;
      plan.answer = () => ({
        status: fault.status,
        headers: { "Content-Type": "text/html; charset=utf-8" },
        body: fault.body ?? "<!doctype html><title>Sign in</title><h1>Sign in to the network</h1>",
      });
      return;
    case "redirect":
      plan.apply = fault.apply ?? false;
      plan.answer = () => ({ status: fault.status, headers: { Location: fault.location }, body: null });
      return;
    case "contentType":
      plan.apply = fault.apply ?? true;
      plan.answer = (real) => withContentType(real ?? emptyAnswer(), fault.value);
      return;
    case "body":
      plan.apply = fault.apply ?? true;
      plan.answer = (real) => ({
        ...(real ?? emptyAnswer()),
        body: fault.text ?? (fault.json === undefined ? "" : JSON.stringify(fault.json)),
      });
      return;
    case "lag":
      plan.before.push(() => {
        const organization = site.world.organizations.get(context.organizationId ?? "");
        if (organization !== undefined) site.lag.hold(organization, fault);
      });
      return;
    case "expireTokens":
      plan.before.push(() => applyChange(site, { op: "expireTokens" }));
      return;
    case "revoke":
      plan.before.push(() => {
        if (context.organizationId === null) return;
        applyChange(site, { op: "setCredential", organizationId: context.organizationId, revoked: true });
      });
      return;
    case "change":
      plan[fault.when].push(() => applyChange(site, fault.change));
      return;
  }
}

function statusAnswer(fault: Extract<Fault, { kind: "status" }>): Rendered {
  const headers = {
    ...(fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) }),
    ...fault.headers,
  };
  if (typeof fault.body === "string") return { status: fault.status, headers, body: fault.body };
  if (fault.status === 204 || fault.status === 304) return { status: fault.status, headers, body: null };
  const body = fault.body ?? {
    detail: fault.detail ?? sentenceFor(fault.errorCode) ?? `Injected by a fault rule: ${fault.status}.`,
    error: fault.status,
    ...(fault.errorCode === undefined ? {} : { errorCode: fault.errorCode }),
    parameters: fault.parameters ?? [],
    reason: reasonFor(fault.status),
  };
  return {
    status: fault.status,
    headers: { "Content-Type": "application/json", ...headers },
    body: JSON.stringify(body),
  };
}

function withContentType(answer: Rendered, value: string | null): Rendered {
  const { "Content-Type": _, ...headers } = answer.headers;
  return { ...answer, headers: value === null ? headers : { ...headers, "Content-Type": value } };
}

function emptyAnswer(): Rendered {
  return { status: 200, headers: {}, body: null };
}
