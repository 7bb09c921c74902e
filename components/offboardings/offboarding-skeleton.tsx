import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The shape of a receipt while it is read. */
export function OffboardingSkeleton() {
  return (
    <div className="appear-late grid grid-cols-[minmax(0,1fr)_376px] items-start gap-6 max-split:grid-cols-1" aria-busy>
      <p role="status" className="sr-only">
        Reading the offboarding
      </p>
      <Card aria-hidden>
        <CardHeader title={<Skeleton width={112} />} />
        <div className="grid gap-3 px-4 py-4">
          <Skeleton width={220} />
          <Skeleton width={360} />
          <Skeleton width={180} />
        </div>
      </Card>
      <Card aria-hidden>
        <CardHeader title={<Skeleton width={72} />} />
        <div className="grid gap-3 px-4 py-4">
          <Skeleton width={240} />
          <Skeleton width={200} />
          <Skeleton width={220} />
          <Skeleton width={160} />
        </div>
      </Card>
    </div>
  );
}
