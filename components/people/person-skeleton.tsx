import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a person while they are read. */
export function PersonSkeleton() {
  return (
    <div className="appear-late" aria-busy>
      <p role="status" className="sr-only">
        Reading what this person can reach
      </p>
      <div aria-hidden className="flex items-start gap-4">
        <span className="size-12 flex-none animate-pulse rounded-full bg-pressed" />
        <div className="grid gap-2 pt-1">
          <Skeleton width={168} className="h-4!" />
          <Skeleton width={232} />
        </div>
      </div>
      <div aria-hidden className="mt-5 flex flex-wrap gap-8">
        {[80, 104, 96, 40, 88].map((width) => (
          <Skeleton key={width} width={width} />
        ))}
      </div>
      <div aria-hidden className="mt-8 grid grid-cols-[repeat(auto-fill,minmax(min(336px,100%),1fr))] gap-4">
        {[176, 152].map((width) => (
          <div key={width} className="rounded-lg border border-border bg-surface">
            <div className="border-b border-border bg-bg-subtle px-4 py-4">
              <Skeleton width={width} />
            </div>
            <div className="grid gap-4 px-4 py-4">
              <Skeleton width={128} />
              <Skeleton width={208} />
              <Skeleton width={168} />
              <Skeleton width={192} />
            </div>
          </div>
        ))}
      </div>
    </div>
  );
}
