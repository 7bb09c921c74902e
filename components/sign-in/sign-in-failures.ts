/** What the sign-in page says for the `error` in its address: ours, and those of next-auth. */
const FAILURES: Record<string, { message: string; hint: string }> = {
  NoRole: {
    message: "Your account has no role here.",
    hint: "Ask an admin of this dashboard to add your e-mail to one of its role lists, then sign in again.",
  },
  NoEmail: {
    message: "The identity provider did not say your e-mail address.",
    hint: "Whoever runs it has to release the e-mail claim to this dashboard.",
  },
  UnverifiedEmail: {
    message: "The identity provider has not verified your e-mail address.",
    hint: "Verify it there, then sign in again.",
  },
  Unavailable: {
    message: "The dashboard's own database cannot be reached, so nobody can sign in.",
    hint: "Try again in a minute. If it stays, tell whoever runs this dashboard.",
  },
  OAuthSignin: {
    message: "The identity provider cannot be reached.",
    hint: "Try again in a minute. If it stays, whoever runs this dashboard has to check OIDC_ISSUER.",
  },
  OAuthCallback: {
    message: "The identity provider did not complete the sign-in.",
    hint: "Try again. If it happens again, the log of this dashboard says why.",
  },
  CredentialsSignin: { message: "There is no such persona.", hint: "Choose one of those below." },
};

const ANY_OTHER = { message: "The sign-in did not work.", hint: "Try again." };

/** A sentence and the next step, or null when nothing failed. Never the words of the address itself: anybody can write those. */
export function explainSignInFailure(code: string | undefined): { message: string; hint: string } | null {
  if (!code) return null;
  return Object.hasOwn(FAILURES, code) ? (FAILURES[code] ?? ANY_OTHER) : ANY_OTHER;
}
