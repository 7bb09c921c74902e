import type { OidcConfiguration, SignInConfiguration } from "./configuration";
import type { ConfigurationProblem } from "./problems";
import { Secret } from "./secret";
import type { Values } from "./values";

const OIDC = ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"] as const;

const MENDS = {
  NEXTAUTH_URL: "Set it to the https address people open, such as https://offboarding.example.com.",
  NEXTAUTH_SECRET: "Make one with: openssl rand -base64 48",
  OIDC_ISSUER: "Set it to the issuer of your identity provider, such as https://login.example.com.",
  OIDC_CLIENT_ID: "Set it to the client id that the identity provider gave this dashboard.",
  OIDC_CLIENT_SECRET: "Set it to the client secret that the identity provider gave this dashboard.",
} as const;

/**
 * How people sign in. Outside sandbox mode everything is required: nobody gets in by a default.
 * `isWrong` says whether a variable already has a problem of its form, so that it is not called missing as well.
 */
export function readSignIn(
  values: Values,
  mode: "atlas" | "sandbox",
  isWrong: (variable: string) => boolean,
): { signIn: SignInConfiguration; problems: ConfigurationProblem[] } {
  const problems: ConfigurationProblem[] = [];
  const oidcIsMeant = OIDC.some((name) => values[name] !== undefined || isWrong(name));
  const required: (keyof typeof MENDS)[] = [
    ...(mode === "atlas" ? (["NEXTAUTH_URL", "NEXTAUTH_SECRET"] as const) : []),
    ...(mode === "atlas" || oidcIsMeant ? OIDC : []),
  ];
  const why = mode === "atlas" ? "is required with real credentials" : "is required for single sign-on";
  for (const variable of required) {
    if (values[variable] === undefined && !isWrong(variable)) {
      problems.push({ variable, problem: why, mend: MENDS[variable] });
    }
  }
  const roles = {
    admin: values.ROLE_ADMINS,
    operator: values.ROLE_OPERATORS,
    auditor: values.ROLE_AUDITORS,
    viewer: values.ROLE_VIEWERS,
  };
  if (mode === "atlas" && Object.values(roles).every((entries) => entries.length === 0)) {
    problems.push({
      variable: "ROLE_ADMINS",
      problem: "and the other role lists are empty, so nobody could get in",
      mend: "List e-mails or claim values in ROLE_ADMINS, ROLE_OPERATORS, ROLE_AUDITORS or ROLE_VIEWERS.",
    });
  }
  if (mode === "atlas" && values.NODE_TLS_REJECT_UNAUTHORIZED === "0") {
    problems.push({
      variable: "NODE_TLS_REJECT_UNAUTHORIZED",
      problem: "is 0, so nobody checks who the identity provider is, and whoever is in between could sign in",
      mend: "Remove it; a certificate authority of your own goes into NODE_EXTRA_CA_CERTS.",
    });
  }
  return {
    signIn: {
      publicOrigin: values.NEXTAUTH_URL ?? null,
      secret: values.NEXTAUTH_SECRET === undefined ? null : new Secret(values.NEXTAUTH_SECRET),
      oidc: readOidc(values),
      roles,
      recentSignInMinutes: values.RECENT_SIGN_IN_MINUTES,
    },
    problems,
  };
}

function readOidc(values: Values): OidcConfiguration | null {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: clientSecret } = values;
  if (!issuer || !clientId || !clientSecret) return null;
  return { issuer, clientId, clientSecret: new Secret(clientSecret), roleClaim: values.OIDC_ROLE_CLAIM ?? null };
}
