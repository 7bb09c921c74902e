import { apiFailure } from "./api-failure";

export interface Paging {
  pageNum: number;
  itemsPerPage: number;
  includeCount: boolean;
}

/** pageNum from 1, itemsPerPage 1 to 500 (default 100), includeCount default true (atlas-facts §0). */
export function readPaging(query: URLSearchParams): Paging {
  return {
    pageNum: readInteger(query, "pageNum", 1, 1, Number.MAX_SAFE_INTEGER),
    itemsPerPage: readInteger(query, "itemsPerPage", 100, 1, 500),
    includeCount: readFlag(query, "includeCount", true),
  };
}

export function readFlag(query: URLSearchParams, name: string, fallback: boolean): boolean {
  const text = query.get(name);
  if (text === null) return fallback;
  if (text === "true") return true;
  if (text === "false") return false;
  throw invalidQuery(name, text);
}

export function invalidQuery(name: string, value: string): Error {
  return apiFailure("INVALID_QUERY_PARAMETER", {
    detail: `Invalid value for query parameter ${name}: ${value}.`,
    parameters: [name],
  });
}

function readInteger(query: URLSearchParams, name: string, fallback: number, least: number, most: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw invalidQuery(name, text);
  return value;
}
