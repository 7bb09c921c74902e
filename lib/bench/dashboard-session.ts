import { z } from "zod";

/** A signed-in admin of a dashboard in sandbox mode, over HTTP as a script would be. */
export interface DashboardSession {
  /** GETs an address of the dashboard and gives its JSON, read and parsed. Throws for anything but 200. */
  getJson(path: string): Promise<unknown>;
  /** The same, not parsed. */
  getText(path: string): Promise<string>;
}

/** Signs in as next-auth's own form does: token, persona, cookies. */
export async function signIn(url: string): Promise<DashboardSession> {
  const cookies = new Map<string, string>();
  const ask = async (path: string, init: RequestInit = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(`${url}${path}`, {
      ...init,
      redirect: "manual",
      headers: { ...init.headers, cookie },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      cookies.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return response;
  };
  const { csrfToken } = z.object({ csrfToken: z.string() }).parse(await (await ask("/api/auth/csrf")).json());
  const signedIn = await ask("/api/auth/callback/sandbox", {
    method: "POST",
    headers: { origin: url },
    body: new URLSearchParams({ csrfToken, persona: "admin", json: "true" }),
  });
  if (signedIn.status >= 400) throw new Error(`Signing in was answered with ${signedIn.status}.`);
  const getText = async (path: string) => {
    const response = await ask(path);
    if (response.status !== 200) throw new Error(`${path} was answered with ${response.status}.`);
    return response.text();
  };
  return { getText, getJson: async (path) => JSON.parse(await getText(path)) };
}
