/** Only for taking addresses apart: whatever leads away from it is not a path of ours. */
const ANY_ORIGIN = "http://same.invalid";

/** Where to go after sign-in: a path of this dashboard, or `/` for anything else (another site, the sign-in page itself). */
export function readReturnPath(value: unknown, ownOrigin: string = ANY_ORIGIN): string {
  if (typeof value !== "string" || value.length > 2000) return "/";
  const origin = value.startsWith("/") ? ANY_ORIGIN : ownOrigin;
  if (!URL.canParse(value, origin)) return "/";
  const url = new URL(value, origin);
  const leadsAway = url.origin !== origin || url.pathname.startsWith("//");
  const isPage = !/^\/(sign-in|api|_next)(\/|$)/.test(url.pathname);
  return !leadsAway && isPage ? `${url.pathname}${url.search}${url.hash}` : "/";
}

/** The sign-in page, with the way back; `again` asks for a fresh proof of who someone is. */
export function signInAddress(from: string, { again = false }: { again?: boolean } = {}): string {
  const query = new URLSearchParams();
  if (again) query.set("again", "1");
  const path = readReturnPath(from);
  if (path !== "/") query.set("from", path);
  return query.size === 0 ? "/sign-in" : `/sign-in?${query}`;
}
