/** Atlas's role constant as Atlas's own screens spell it: `GROUP_DATA_ACCESS_ADMIN` is "Project Data Access Admin". */
export function roleName(role: string): string {
  if (role === "ORG_BILLING_READ_ONLY") return "Organization Billing Viewer";
  return role
    .split("_")
    .map((word) => (word === "ORG" ? "Organization" : word === "GROUP" ? "Project" : capitalised(word)))
    .join(" ");
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1).toLowerCase();
}
