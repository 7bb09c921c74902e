import { Button } from "@/components/ui/button";

export interface TableFootProps {
  /** "14 projects", "3 of 14 projects". */
  words: string;
  hidden: number;
  onShowMore: () => void;
}

/** Under a table: how many there are, and the way to those that are not drawn yet. */
export function TableFoot({ words, hidden, onShowMore }: TableFootProps) {
  return (
    <div className="flex min-h-11 flex-wrap items-center justify-between gap-2 border-t border-border px-4 py-1.5 text-sm text-text-3">
      <span role="status">{words}</span>
      {hidden > 0 && (
        <Button size="sm" onClick={onShowMore}>
          Show more ({hidden.toLocaleString("en-US")} left)
        </Button>
      )}
    </div>
  );
}
