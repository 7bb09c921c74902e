import { Card, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";

/** The card of the projects while every project is asked for its teams. */
export function TeamProjectsSkeleton() {
  return (
    <Card aria-labelledby="opens" aria-busy>
      <CardHeader id="opens" title="Projects it opens" />
      <p role="status" className="sr-only">
        Asking every project for its teams
      </p>
      <ul aria-hidden className="appear-late">
        {[128, 96, 144].map((width) => (
          <li key={width} className="px-4 py-2.25 not-first:border-t not-first:border-border">
            <p className="h-5">
              <Skeleton width={width} />
            </p>
            <p className="h-4.5">
              <Skeleton width={width + 40} />
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
