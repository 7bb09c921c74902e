import { SearchX } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button-class";

/** For an address without a page: unknown and foreign things look the same, so that nothing is given away. */
export function PageNotFound() {
  return (
    <div className="mx-auto grid max-w-94 justify-items-center gap-2 px-4 py-16 text-center">
      <SearchX aria-hidden className="size-5 text-text-3" />
      <h1 className="text-md">Nothing is here</h1>
      <p className="text-sm text-text-2">
        There is no such page, or the organization, project or offboarding in its address is not one of this dashboard.
      </p>
      <Link href="/" className={`${buttonClass()} mt-2`}>
        Go to the overview
      </Link>
    </div>
  );
}
