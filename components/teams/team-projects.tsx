import { FolderClosed } from "lucide-react";
import Link from "next/link";
import { roleNames, shortRoleName } from "@/components/shared/role-names";
import { visibleText } from "@/components/shared/visible-text";
import { Card, CardHeader } from "@/components/ui/card";
import type { TeamProjectRow } from "@/lib/directory/types";

export interface TeamProjectsProps {
  organizationId: string;
  /** Null when none could be read. */
  projects: readonly TeamProjectRow[] | null;
  isIncomplete: boolean;
}

/** The projects that being in the team opens, with what it may do there. */
export function TeamProjects({ organizationId, projects, isIncomplete }: TeamProjectsProps) {
  return (
    <Card aria-labelledby="opens">
      <CardHeader
        id="opens"
        title="Projects it opens"
        {...(projects === null || isIncomplete ? {} : { count: projects.length })}
      />
      {projects === null ? (
        <p className="px-4 py-3 text-sm text-warning-text">Which projects it opens could not be read.</p>
      ) : projects.length === 0 ? (
        <p className="px-4 py-3 text-sm text-text-2">
          {isIncomplete
            ? "None of those that could be read."
            : "None: being in this team gives no access to a project."}
        </p>
      ) : (
        <ul>
          {projects.map((project) => (
            <li
              key={project.id}
              className="flex gap-3 px-4 py-2.25 text-sm text-text-2 not-first:border-t not-first:border-border"
            >
              <FolderClosed aria-hidden className="mt-px size-icon flex-none text-text-3" />
              <div className="min-w-0 [overflow-wrap:anywhere]">
                <Link
                  href={`/orgs/${organizationId}/projects/${project.id}`}
                  className="block font-medium text-text underline-offset-3 hover:underline"
                >
                  {visibleText(project.name)}
                </Link>
                {roleNames(project.roles, shortRoleName)}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
