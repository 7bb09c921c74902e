import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  icon: LucideIcon;
  title: ReactNode;
  children: ReactNode;
  actions?: ReactNode;
}

/** Nothing to show, and why: nothing here, or nothing that matches. Never the same words for both. */
export function EmptyState({ icon: Icon, title, children, actions }: EmptyStateProps) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-10 text-center">
      <Icon aria-hidden className="mb-2 size-5 text-text-3" />
      <h2 className="text-sm [overflow-wrap:anywhere]">{title}</h2>
      <div className="max-w-[46ch] text-sm text-text-2 [overflow-wrap:anywhere]">{children}</div>
      {actions && <div className="mt-3 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
