import type { AtlasDatabaseUser } from "@/lib/atlas/leftover-types";
import type { Leftover } from "../person-types";
import { quoted } from "./leftover";
import { matchText, type PersonNames, surest } from "./match-text";

/**
 * Whether a database user may be this person's. Atlas does not say whose it is (no field names an owner), so its name, the
 * identity it signs in with, its description and its labels are compared.
 */
export function matchDatabaseUser(
  user: AtlasDatabaseUser,
  names: PersonNames,
): Pick<Leftover, "reason" | "certainty"> | null {
  const texts: [string, string][] = [
    ...identitiesOf(user),
    // Whoever searches may know the whole of it.
    ...(names.words.length === 0 ? [] : [["Its name", user.username] as [string, string]]),
    ...(user.description === null ? [] : [["Its description", user.description] as [string, string]]),
    ...user.labels.map(({ key, value }): [string, string] => [`Its label ${quoted(key)}`, value]),
  ];
  return surest(
    texts.map(([what, text]) => {
      const match = matchText(text, names);
      return match && { certainty: match.certainty, reason: `${what} ${match.how}: ${quoted(text)}.` };
    }),
  );
}

/** What the user signs in as: where it says so, the part that names a person. */
function identitiesOf({ authentication, authenticationDetail, username }: AtlasDatabaseUser): [string, string][] {
  switch (authentication) {
    case "SCRAM":
      return [["Its name", username]];
    case "X509":
      return [
        ...readDistinguishedName(username, ["CN"]).map((text): [string, string] => ["Its certificate's name", text]),
        ...readDistinguishedName(username, ["EMAILADDRESS", "E"]).map((text): [string, string] => [
          "Its certificate's e-mail",
          text,
        ]),
      ];
    case "LDAP": {
      const parts = readDistinguishedName(username, ["UID", "CN", "MAIL", "SAMACCOUNTNAME"]);
      return (parts.length > 0 ? parts : [username]).map((text) => ["Its name in LDAP", text]);
    }
    case "OIDC":
      // A group of the identity provider is nobody's own.
      if (authenticationDetail === "IDP_GROUP") return [];
      return [["Its name at the identity provider", lastPart(username, /\//)]];
    case "AWS_IAM":
      return [["The end of its ARN", lastPart(username, /[/:]/)]];
  }
}

/** The values of these attributes in a distinguished name (RFC 4514), most specific first. */
function readDistinguishedName(text: string, attributes: readonly string[]): string[] {
  const values: string[] = [];
  for (const [, attribute = "", value = ""] of text.matchAll(/(?:^|[,+])\s*([a-z][\w.]*)\s*=\s*((?:\\.|[^,+\\])*)/gi)) {
    if (attributes.includes(attribute.toUpperCase())) values.push(value.replace(/\\(.)/g, "$1").trim());
  }
  return values;
}

function lastPart(text: string, separator: RegExp): string {
  return text.split(separator).at(-1) ?? text;
}
