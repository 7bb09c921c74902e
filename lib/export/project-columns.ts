import type { AccessPath, ProjectRow, ProjectUserRow, TeamRow } from "@/lib/directory/types";
import type { Column } from "./csv";

export const projectColumns: readonly Column<ProjectRow>[] = [
  { header: "project_id", cell: ({ id }) => id },
  { header: "project", cell: ({ name }) => name },
  { header: "clusters", cell: ({ clusterCount }) => clusterCount },
  { header: "people_with_a_direct_role", cell: ({ directUsers }) => directUsers },
  { header: "created_at", cell: ({ createdAt }) => createdAt },
];

export const projectUserColumns: readonly Column<ProjectUserRow>[] = [
  { header: "user_id", cell: ({ id }) => id },
  { header: "email", cell: ({ username }) => username },
  { header: "name", cell: ({ name }) => name },
  { header: "status", cell: ({ status }) => status },
  // Nothing known is said in words: an empty cell would read as "no access".
  { header: "access", cell: ({ access }) => access.map(describePath).join("; ") || "way in not known" },
  { header: "last_sign_in_at", cell: ({ lastAuthAt }) => lastAuthAt },
  { header: "protected", cell: ({ isProtected }) => isProtected },
];

function describePath(path: AccessPath): string {
  switch (path.via) {
    case "direct":
      return `direct: ${path.roles.join(", ")}`;
    case "team":
      return `team ${path.teamName}: ${path.roles.join(", ")}`;
    case "organization":
      return `organization: ${path.organizationRole}`;
  }
}

export const teamColumns: readonly Column<TeamRow>[] = [
  { header: "team_id", cell: ({ id }) => id },
  { header: "team", cell: ({ name }) => name },
  { header: "members", cell: ({ members }) => members },
];
