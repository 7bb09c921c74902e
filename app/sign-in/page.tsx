import { UserRoundMinus } from "lucide-react";
import type { Metadata } from "next";
import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { SignInChoices } from "@/components/sign-in/sign-in-choices";
import { explainSignInFailure } from "@/components/sign-in/sign-in-failures";
import { isSecureOrigin, originOf } from "@/lib/auth/origin";
import { PERSONAS } from "@/lib/auth/personas";
import { signedIn } from "@/lib/auth/request-context";
import { readReturnPath } from "@/lib/auth/return-path";
import { cookiesFor } from "@/lib/auth/session-cookie";
import { getRuntime, type Runtime } from "@/lib/runtime";

export const metadata: Metadata = { title: "Sign in" };

interface SignInPageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The only page for people who are not signed in; with `again=1` also for those who have to prove once more who they are. */
export default async function SignInPage({ searchParams }: SignInPageProps) {
  const query = await searchParams;
  const runtime = await getRuntime();
  const { configuration, mode } = runtime;
  const hasSingleSignOn = configuration.signIn.oidc !== null;
  const again = query.again === "1";
  const failure = explainSignInFailure(typeof query.error === "string" ? query.error : undefined);
  const returnPath = await findReturnPath(runtime, query.from ?? query.callbackUrl);

  const someone = await signedIn().catch(() => "unknown" as const);
  if (someone !== null && someone !== "unknown" && !again) redirect(returnPath);

  return (
    <main className="grid min-h-dvh place-items-center bg-bg-subtle px-4 py-10">
      <div className="w-full max-w-94">
        <span className="mb-4 grid size-8 place-items-center rounded-lg bg-accent text-on-accent">
          <UserRoundMinus aria-hidden className="size-icon" />
        </span>
        <h1 className="text-xl tracking-title text-balance">
          {again ? "Sign in again" : "Sign in to Atlas Offboarding"}
        </h1>
        <p className="mt-1 mb-5 text-sm text-balance text-text-2">
          {again
            ? `Taking access away asks for a sign-in within the last ${configuration.signIn.recentSignInMinutes} minutes.`
            : hasSingleSignOn
              ? "Only people with a role here get in."
              : "Every organization in this sandbox is made up. Choose who to be."}
        </p>
        <SignInChoices
          hasSingleSignOn={hasSingleSignOn}
          personas={mode === "sandbox" ? PERSONAS.map(({ role, can }) => ({ role, can })) : []}
          returnPath={returnPath}
          again={again || query.error === "NoRole"}
          failure={failure ?? (someone === "unknown" ? explainSignInFailure("Unavailable") : null)}
        />
        <p className="mt-4 text-xs text-text-3">Every sign-in and every removal is written to the audit log.</p>
      </div>
    </main>
  );
}

/** From the address; after a failure at the identity provider, from the cookie in which next-auth kept it. */
async function findReturnPath({ configuration }: Runtime, asked: string | string[] | undefined): Promise<string> {
  const origin = originOf(await headers(), configuration) ?? undefined;
  if (asked !== undefined) return readReturnPath(asked, origin);
  const { callbackUrl } = cookiesFor(isSecureOrigin(configuration.signIn.publicOrigin));
  return readReturnPath((await cookies()).get(callbackUrl.name)?.value, origin);
}
