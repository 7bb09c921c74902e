/** Where the browser goes next, or what to tell the person. */
export type SignInStart =
  | { kind: "go"; address: string }
  | { kind: "failed"; code: string }
  | { kind: "told"; message: string; hint: string };

export interface SignInRequest {
  provider: "oidc" | "sandbox";
  /** A path of ours. */
  returnPath: string;
  /** Who to be, in the sandbox. */
  persona?: string;
  /** Ask the identity provider for a fresh proof, also of someone it knows. */
  again?: boolean;
}

const NO_ANSWER: SignInStart = {
  kind: "told",
  message: "The dashboard did not answer.",
  hint: "Try again in a minute.",
};

/** Asks next-auth for a sign-in. Never throws. */
export async function startSignIn(request: SignInRequest): Promise<SignInStart> {
  try {
    const csrfToken = readText(await (await fetch("/api/auth/csrf")).json(), "csrfToken");
    if (csrfToken === null) return NO_ANSWER;
    const response = await fetch(addressOf(request), {
      method: "POST",
      body: new URLSearchParams({
        csrfToken,
        callbackUrl: request.returnPath,
        json: "true",
        ...(request.persona === undefined ? {} : { persona: request.persona }),
      }),
    });
    return readAnswer(await response.json(), request.returnPath);
  } catch {
    return NO_ANSWER;
  }
}

function addressOf({ provider, again }: SignInRequest): string {
  if (provider === "sandbox") return "/api/auth/callback/sandbox";
  return `/api/auth/signin/oidc${again ? "?prompt=login&max_age=0" : ""}`;
}

function readAnswer(body: unknown, returnPath: string): SignInStart {
  const address = readText(body, "url");
  if (address === null) {
    const message = readText(body, "message");
    return message === null ? NO_ANSWER : { kind: "told", message, hint: readText(body, "hint") ?? "" };
  }
  const url = new URL(address, window.location.origin);
  if (url.origin !== window.location.origin) return { kind: "go", address: url.href };
  const code = url.searchParams.get("error");
  return code === null ? { kind: "go", address: returnPath } : { kind: "failed", code };
}

/** By hand: a schema library would be most of this page's script. */
function readText(body: unknown, name: string): string | null {
  if (typeof body !== "object" || body === null || !Object.hasOwn(body, name)) return null;
  const value: unknown = Reflect.get(body, name);
  return typeof value === "string" ? value : null;
}
