import type { StepView, TargetSnapshot } from "@/lib/offboarding/types";

type Titled = Pick<StepView, "kind"> & { snapshot: Pick<TargetSnapshot, "status" | "project"> };

/** Whether what is taken away is an invitation that nobody has accepted. */
export function isInvitation({ kind, snapshot }: Titled): boolean {
  return kind === "remove_from_organization" && snapshot.status !== "ACTIVE";
}

/** What a step does, as a heading. */
export function stepTitle(step: Titled): string {
  if (step.kind === "remove_from_project") return `Remove from project ${step.snapshot.project?.name ?? ""}`.trimEnd();
  return isInvitation(step) ? "Revoke the invitation" : "Remove from the organization";
}
