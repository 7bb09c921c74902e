import { Skeleton } from "@/components/ui/skeleton";

/** The table of organizations before it is known. */
export function OrganizationsSkeleton() {
  return (
    <section className="mt-6" aria-busy="true">
      <h2 className="mb-2 flex min-h-control-sm items-center">Organizations</h2>
      <div className="appear-late rounded-lg border border-border bg-surface">
        <div className="h-thead rounded-t-lg border-b border-border bg-bg-subtle" />
        {[180, 160, 120].map((width) => (
          <div key={width} className="flex h-13 items-center gap-6 border-b border-border px-4 last:border-b-0">
            <div className="grid flex-1">
              <Skeleton width={width} />
              <Skeleton width={168} className="mt-1.5" />
            </div>
            <Skeleton width={28} />
            <Skeleton width={20} />
            <Skeleton width={20} />
          </div>
        ))}
      </div>
      <p role="status" className="sr-only">
        Reading the organizations
      </p>
    </section>
  );
}
