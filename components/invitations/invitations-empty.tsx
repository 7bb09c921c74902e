import { MailOpen, SearchX } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export interface InvitationsEmptyProps {
  organizationName: string;
  total: number;
  isIncomplete: boolean;
  /** What is set, in words; empty when only the tab hides everything. */
  filters: string;
  onClear: () => void;
}

/** No row to show, and why: none there is, none that could be read, or none that matches. */
export function InvitationsEmpty({ organizationName, total, isIncomplete, filters, onClear }: InvitationsEmptyProps) {
  if (total === 0 && isIncomplete) {
    return (
      <EmptyState icon={MailOpen} title="No invitation could be read">
        There may be invitations that could not be read; the bar above says why.
      </EmptyState>
    );
  }
  if (total === 0) {
    return (
      <EmptyState icon={MailOpen} title={`${organizationName} has no open invitations`}>
        Everyone invited has accepted. Atlas lists none in any status, to the organization or to one of its projects.
      </EmptyState>
    );
  }
  const invitations = `${total.toLocaleString("en-US")} ${total === 1 ? "invitation" : "invitations"}`;
  return (
    <EmptyState
      icon={SearchX}
      title={`None of ${invitations} match`}
      actions={<Button onClick={onClear}>{filters === "" ? "Show all" : "Clear all filters"}</Button>}
    >
      {filters === "" ? "All of them have another status." : `Filters: ${filters}.`}
      {isIncomplete && " The list is incomplete, so one may be missing from it."}
    </EmptyState>
  );
}
