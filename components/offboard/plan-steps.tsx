import { Building2 } from "lucide-react";
import { runsByOrganization } from "@/components/shared/group-by-organization";
import { MembershipStatus } from "@/components/shared/membership-status";
import { isInvitation, stepSubject, stepTitle } from "@/components/shared/step/step-title";
import { visibleText } from "@/components/shared/visible-text";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PlannedStep, TargetSnapshot } from "@/lib/offboarding/types";

/** What will be removed, step by step, in the order in which it happens. */
export function PlanSteps({ steps }: { steps: readonly PlannedStep[] }) {
  const numbers = new Map(steps.map((step, index) => [step, index + 1]));
  return (
    <ol>
      {runsByOrganization(steps).map((group) => (
        <li key={group.steps[0]?.digest} className="not-first:border-t not-first:border-border">
          <div className="flex items-center gap-2 border-b border-border bg-bg-subtle px-4 py-2.5 text-sm max-phone:px-3">
            <Building2 aria-hidden className="mr-2.5 ml-1 size-icon flex-none text-text-3" />
            <h3 className="min-w-0 flex-1 [overflow-wrap:anywhere]">{visibleText(group.name)}</h3>
            <span className="text-xs text-text-3">
              {group.steps.length} {group.steps.length === 1 ? "step" : "steps"}
            </span>
          </div>
          <ol>
            {group.steps.map((step) => (
              <Step key={step.digest} step={step} number={numbers.get(step) ?? 0} />
            ))}
          </ol>
        </li>
      ))}
    </ol>
  );
}

function Step({ step, number }: { step: PlannedStep; number: number }) {
  const { snapshot, target } = step;
  const titled = { kind: target.kind, snapshot };
  return (
    <li
      value={number}
      className="grid grid-cols-[24px_minmax(0,1fr)_auto] gap-x-3 px-4 py-3 not-first:border-t not-first:border-border max-phone:grid-cols-[24px_minmax(0,1fr)] max-phone:px-3"
    >
      <span
        aria-hidden
        className="-mt-px size-5.5 rounded-full max-phone:row-span-2 border border-border-strong text-center text-2xs leading-5 font-semibold text-text-2"
      >
        {number}
      </span>
      <div className="min-w-0 [overflow-wrap:anywhere]">
        <h4 className="text-base font-medium">{stepTitle(titled)}</h4>
        <p className="mt-px text-sm text-text-2">{stepSubject(titled)}</p>
        {target.kind === "remove_from_organization" && <Ends snapshot={snapshot} />}
      </div>
      <div className="text-sm max-phone:col-start-2 max-phone:row-start-1">
        {target.kind === "remove_from_organization" ? (
          <MembershipStatus status={snapshot.isStatusAssumed ? null : snapshot.status} />
        ) : (
          isInvitation(titled) && <InvitationStanding item={snapshot.item} />
        )}
      </div>
    </li>
  );
}

/** What ends together with the membership. */
function Ends({ snapshot }: { snapshot: TargetSnapshot }) {
  const lines = [
    { what: "Direct roles", names: snapshot.projectRoles.map((entry) => entry.projectName ?? entry.projectId) },
    { what: "Teams", names: snapshot.teams.map((team) => team.name ?? team.id) },
    {
      what: "Via the role",
      names: opensEveryProject(snapshot)
        ? [snapshot.projectRoles.length === 0 ? "every project" : "every other project"]
        : [],
    },
  ].filter((line) => line.names.length > 0);
  if (lines.length === 0) return null;
  return (
    <ul aria-label="Ends with it" className="mt-2 grid gap-0.75 border-l-2 border-border pl-3 text-sm text-text-2">
      {lines.map((line) => (
        <li key={line.what} className="grid grid-cols-[92px_minmax(0,1fr)] max-phone:grid-cols-1">
          <span className="text-text-3">{line.what}</span>
          <span>{line.names.map(visibleText).join(", ")}</span>
        </li>
      ))}
    </ul>
  );
}

/** These two organization roles open every project without a role in it. */
function opensEveryProject({ organizationRoles, status }: TargetSnapshot): boolean {
  return status === "ACTIVE" && ["ORG_OWNER", "ORG_READ_ONLY"].some((role) => organizationRoles.includes(role));
}

function InvitationStanding({ item }: { item: TargetSnapshot["item"] }) {
  const expiresAt = item !== undefined && "expiresAt" in item ? item.expiresAt : null;
  return (
    <span className="flex flex-wrap items-center justify-end gap-x-2 max-phone:justify-start">
      <MembershipStatus status="PENDING" />
      {expiresAt !== null && (
        <span className="text-xs text-text-3">
          <RelativeTime
            at={expiresAt}
            words={(relative) => (relative.endsWith("ago") ? `expired ${relative}` : `expires ${relative}`)}
          />
        </span>
      )}
    </span>
  );
}
