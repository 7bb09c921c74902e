import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a review while the plan is read live. */
export function OffboardSkeleton() {
  return (
    <div aria-busy>
      <p role="status" className="mb-4 text-sm text-text-2">
        Reading live what there is to remove, in every organization…
      </p>
      <div className="appear-late grid grid-cols-[minmax(0,1fr)_var(--w-aside)] items-start gap-6 max-split:grid-cols-1">
        <Card aria-hidden>
          <CardHeader title={<Skeleton width={148} />} />
          <div className="grid gap-4 px-4 py-4">
            {[220, 320, 180, 280, 240].map((width) => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        </Card>
        <Card aria-hidden>
          <CardHeader title={<Skeleton width={104} />} />
          <div className="grid gap-4 px-4 py-4">
            {[260, 200, 232].map((width) => (
              <Skeleton key={width} width={width} />
            ))}
          </div>
        </Card>
      </div>
    </div>
  );
}
