import { Lock } from "lucide-react";
import Link from "next/link";
import { buttonClass } from "@/components/ui/button";

/** Shown with status 403: someone is signed in, and their role does not allow the page. */
export function NotForYourRole() {
  return (
    <div className="mx-auto grid max-w-94 justify-items-center gap-2 px-4 py-16 text-center">
      <Lock aria-hidden className="size-5 text-text-3" />
      <h1 className="text-md">Not for your role</h1>
      <p className="text-sm text-text-2">
        Your role does not allow this page. An admin of this dashboard can look at it, or change your role.
      </p>
      <Link href="/" className={`${buttonClass()} mt-2`}>
        Go to the overview
      </Link>
    </div>
  );
}
