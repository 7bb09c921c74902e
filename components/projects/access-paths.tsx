import { Building2, KeyRound, type LucideIcon, UsersRound } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { roleName, roleNames, shortRoleName } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import type { AccessPath } from "@/lib/directory/types";

export interface AccessPathsProps {
  organizationId: string;
  access: readonly AccessPath[];
}

/** Every way by which someone reaches the project, direct roles first: only those can be removed here. */
export function AccessPaths({ organizationId, access }: AccessPathsProps) {
  return (
    <ul className="grid gap-0.5 py-1">
      {[...access].sort(directFirst).map((path) => (
        <Path
          key={`${path.via} ${path.via === "team" ? path.teamId : path.via === "organization" ? path.organizationRole : ""}`}
          organizationId={organizationId}
          path={path}
        />
      ))}
    </ul>
  );
}

function Path({ organizationId, path }: { organizationId: string; path: AccessPath }) {
  switch (path.via) {
    case "direct":
      return <Line icon={KeyRound} how="Direct" roles={roleNames(path.roles, shortRoleName)} />;
    case "team":
      return (
        <Line
          icon={UsersRound}
          how={
            <>
              Team{" "}
              <Link
                href={`/orgs/${organizationId}/teams/${path.teamId}`}
                className="text-text-2 underline-offset-3 hover:text-text hover:underline"
              >
                {visibleText(path.teamName)}
              </Link>
            </>
          }
          roles={roleNames(path.roles, shortRoleName)}
        />
      );
    case "organization":
      return <Line icon={Building2} how="Organization role" roles={roleName(path.organizationRole)} />;
  }
}

function Line({ icon: Icon, how, roles }: { icon: LucideIcon; how: ReactNode; roles: string }) {
  return (
    <li className="flex gap-1.5 text-sm text-text-2 [overflow-wrap:anywhere]">
      <Icon aria-hidden className="mt-0.5 size-icon-sm flex-none text-text-3" />
      <span>
        <span className="text-text-3">{how}: </span>
        {roles}
      </span>
    </li>
  );
}

const ORDER: Record<AccessPath["via"], number> = { direct: 0, team: 1, organization: 2 };

function directFirst(left: AccessPath, right: AccessPath): number {
  return ORDER[left.via] - ORDER[right.via];
}
