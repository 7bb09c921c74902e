import type { Paging } from "./paging";

/** What an operation answers with, before pretty, envelope and version have their say. JSON comes ready made. */
export type Reply =
  | { kind: "json"; status: number; json: string }
  | { kind: "list"; items: readonly string[]; total: number; paging: Paging; hasCount: boolean }
  | { kind: "empty"; status: number };

/** Bytes as they go out. */
export interface Rendered {
  status: number;
  headers: Record<string, string>;
  body: string | null;
}

export interface RenderOptions {
  contentType: string;
  pretty: boolean;
  envelope: boolean;
  /** The address asked for, for paging links. */
  url: URL;
}

/** One page out of a whole list; only its rows are turned into JSON. */
export function listReply<Item>(
  items: readonly Item[],
  paging: Paging,
  toJson: (item: Item) => string,
  hasCount = true,
): Reply {
  const start = (paging.pageNum - 1) * paging.itemsPerPage;
  const rows = items.slice(start, start + paging.itemsPerPage).map(toJson);
  return { kind: "list", items: rows, total: items.length, paging, hasCount: hasCount && paging.includeCount };
}

export function jsonReply(status: number, json: string): Reply {
  return { kind: "json", status, json };
}

/** The old invitation lists are bare arrays, without paging (atlas-facts §0). */
export function bareListReply<Item>(items: readonly Item[], toJson: (item: Item) => string): Reply {
  return jsonReply(200, `[${items.map(toJson).join(",")}]`);
}

export function renderReply(reply: Reply, options: RenderOptions): Rendered {
  // Atlas answers removals with 204 and no body: envelope and pretty have nothing to wrap.
  if (reply.kind === "empty") return { status: reply.status, headers: {}, body: null };
  const status = reply.kind === "list" ? 200 : reply.status;
  const json = reply.kind === "list" ? listJson(reply, options) : envelopeJson(reply.json, status, options.envelope);
  return {
    status,
    headers: { "Content-Type": `${options.contentType};charset=utf-8` },
    body: options.pretty ? JSON.stringify(JSON.parse(json), null, 2) : json,
  };
}

/** Errors are plain application/json, whatever version was asked for (atlas-facts §0). */
export function renderFailure(
  status: number,
  body: Record<string, unknown>,
  headers: Record<string, string>,
  envelope: boolean,
  pretty: boolean,
): Rendered {
  const json = envelopeJson(JSON.stringify(body), status, envelope);
  return {
    status,
    headers: { "Content-Type": "application/json", ...headers },
    body: pretty ? JSON.stringify(JSON.parse(json), null, 2) : json,
  };
}

/** Single answers are wrapped as `{status, content}`; lists get `status` beside `results`. */
function envelopeJson(json: string, status: number, envelope: boolean): string {
  return envelope ? `{"status":${status},"content":${json}}` : json;
}

function listJson(reply: Extract<Reply, { kind: "list" }>, options: RenderOptions): string {
  const links = JSON.stringify(pageLinks(reply, options.url));
  const count = reply.hasCount ? `,"totalCount":${reply.total}` : "";
  const status = options.envelope ? `,"status":200` : "";
  return `{"links":${links},"results":[${reply.items.join(",")}]${count}${status}}`;
}

function pageLinks(reply: Extract<Reply, { kind: "list" }>, url: URL): { href: string; rel: string }[] {
  const { pageNum, itemsPerPage } = reply.paging;
  const at = (page: number) => {
    const address = new URL(url);
    address.searchParams.set("pageNum", String(page));
    address.searchParams.set("itemsPerPage", String(itemsPerPage));
    return address.href;
  };
  const links = [{ href: at(pageNum), rel: "self" }];
  if (pageNum > 1) links.push({ href: at(pageNum - 1), rel: "previous" });
  if (pageNum * itemsPerPage < reply.total) links.push({ href: at(pageNum + 1), rel: "next" });
  return links;
}
