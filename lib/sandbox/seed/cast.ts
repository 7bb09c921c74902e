import { type CastMember, northwind } from "./plan";

function person(
  firstName: string,
  lastName: string,
  local: string,
  lastAuthDaysAgo: number | null,
  more: Partial<CastMember> = {},
): CastMember {
  return { username: local.includes("@") ? local : northwind(local), firstName, lastName, lastAuthDaysAgo, ...more };
}

/** People every seed has, by name. */
export const CAST: readonly CastMember[] = [
  person("Ada", "Okafor", "ada.okafor", 3, { id: "62f1c08ab41d9e77aa03c5d1", country: "GB", joinedDaysAgo: 985 }),
  person("Grace", "Nakamura", "grace.nakamura", 0.004, { country: "US", joinedDaysAgo: 1500 }),
  person("Atlas", "Break-glass", "break-glass", 94, { joinedDaysAgo: 1500 }),
  person("Priya", "Raman", "priya.raman", 0.01, { country: "IN", joinedDaysAgo: 1200 }),
  person("Tobias", "Lang", "tobias.lang", 131, { country: "DE", joinedDaysAgo: 1300 }),
  person("Amélie", "Fontaine", "amelie.fontaine", 0.09, { country: "FR" }),
  person("Bogdan", "Ionescu", "bogdan.ionescu", 8, { country: "RO" }),
  person("Carlos", "Mendes", "carlos.mendes", 1, { country: "PT" }),
  person("Chiara", "Bianchi", "chiara.bianchi", 12, { country: "IT" }),
  person("Daniel", "Kim", "daniel.kim", 0.03, { country: "KR" }),
  person("Elif", "Yıldız", "elif.yildiz", 0.75, { country: "TR" }),
  person("Ingrid", "Solberg", "ingrid.solberg", 214, { country: "NO" }),
  person("Jonas", "Weber", "jonas.weber", 0.25, { country: "DE" }),
  person("Kwame", "Mensah", "kwame.mensah", null, { country: "GH" }),
  person("Lucía", "Herrera", "lucia.herrera", 0.015, { country: "ES" }),
  person("Nadia", "Rahman", "nadia.rahman", 0.12, { country: "BD" }),
  person("Lena", "Fischer", "lena.fischer", 0.2, { country: "AT" }),
  person("Jun", "Park", "jun.park", 5, { country: "KR" }),
  person("Terraform", "Automation", "terraform", 0.02),
  person("Backup", "Service", "svc-backup", 41),
  person("Owen", "Hartley", "owen.hartley@brightpath.example", 17, { country: "GB" }),
  person("Yuki", "Tanaka", "yuki.tanaka@partner.example", 160, { country: "JP" }),
  // Legal, and a trap for whoever prints them unescaped: markup, a spreadsheet formula, a right-to-left override, quotes.
  person("<img src=x onerror=alert(1)>", "Quill", "img.quill@partner.example", 20),
  person('=HYPERLINK("https://evil.example","Open")', "Sheets", "formula.sheets@partner.example", 33),
  person("Mallory \u202Erefsnart", "Overide", "mallory.override@partner.example", 6),
  person("Conor", 'O\'Brien "Con"', "conor.o'brien+atlas@northwind.example", 2, { country: "IE" }),
];
