import { stepSubject } from "@/components/shared/step/step-title";
import { visibleText } from "@/components/shared/visible-text";
import type { PlannedStep } from "@/lib/offboarding/types";

/** The invitations that would be revoked, as they were read now. Long lists scroll inside the dialog. */
export function PlannedInvitations({ steps }: { steps: readonly PlannedStep[] }) {
  return (
    <section
      aria-label="Invitations to revoke"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard.
      tabIndex={0}
      className="ring-inside relative max-h-64 overflow-y-auto rounded-lg border border-border"
    >
      <ol>
        {steps.map(({ digest, target, snapshot }) => (
          <li key={digest} className="px-3 py-2 not-first:border-t not-first:border-border [overflow-wrap:anywhere]">
            <span className="block font-medium text-text">{visibleText(snapshot.username)}</span>
            <span className="text-xs text-text-3">{stepSubject({ kind: target.kind, snapshot })}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
