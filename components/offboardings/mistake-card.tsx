import { roleNames, shortRoleName } from "@/components/shared/role-names";
import { Card, CardHeader } from "@/components/ui/card";
import type { StepView, TargetSnapshot } from "@/lib/offboarding/types";

/** The way back after a removal: what to give the person again in Atlas, from the record of what they had. */
export function MistakeCard({ steps }: { steps: readonly StepView[] }) {
  const removed = steps.filter(
    (step) =>
      step.state === "removed" && (step.kind === "remove_from_organization" || step.kind === "remove_from_project"),
  );
  if (removed.length === 0) return null;
  return (
    <Card aria-labelledby="mistake">
      <CardHeader id="mistake" title="If this was a mistake" />
      {removed.map((step) => (
        <div key={step.id} className="px-4 py-3 text-sm text-text-2 not-first:border-t not-first:border-border">
          {step.kind === "remove_from_project" ? (
            <BackToProject step={step} />
          ) : (
            <BackToOrganization {...step.snapshot} />
          )}
        </div>
      ))}
    </Card>
  );
}

function BackToOrganization(snapshot: TargetSnapshot) {
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        A removal cannot be taken back. In Atlas, open {snapshot.organizationName}, Access Manager, and invite{" "}
        {snapshot.username} again with what they had; it has to be accepted.
      </p>
      <dl className="mt-2 grid gap-1 border-l-2 border-border pl-3">
        <Had what="Organization">{roleNames(snapshot.organizationRoles, shortRoleName) || "No role"}</Had>
        {snapshot.projectRoles.map((project) => (
          <Had key={project.projectId} what={project.projectName ?? project.projectId}>
            {roleNames(project.roles, shortRoleName)}
          </Had>
        ))}
        {snapshot.teams.length > 0 && (
          <Had what={snapshot.teams.length === 1 ? "Team" : "Teams"}>
            {snapshot.teams.map((team) => team.name ?? team.id).join(", ")}
          </Had>
        )}
      </dl>
    </>
  );
}

function BackToProject({ step }: { step: StepView }) {
  const { snapshot } = step;
  const roles = snapshot.projectRoles.find((entry) => entry.projectId === snapshot.project?.id)?.roles ?? [];
  return (
    <>
      <p className="[overflow-wrap:anywhere]">
        A removal cannot be taken back. In Atlas, open the project, Project Access, and add {snapshot.username} again
        with what they had.
      </p>
      <dl className="mt-2 grid gap-1 border-l-2 border-border pl-3">
        <Had what={snapshot.project?.name ?? "Project"}>{roleNames(roles, shortRoleName) || "No role"}</Had>
      </dl>
    </>
  );
}

function Had({ what, children }: { what: string; children: string }) {
  return (
    <div className="[overflow-wrap:anywhere]">
      <dt className="inline text-text-3">{what}: </dt>
      <dd className="inline">{children}</dd>
    </div>
  );
}
