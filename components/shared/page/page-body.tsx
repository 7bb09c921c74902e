import type { ReactNode } from "react";

/** The width and the edges of a page that scrolls as a whole. */
export function PageBody({ children }: { children: ReactNode }) {
  return (
    <div className="mx-auto w-full max-w-page px-6 pt-5 pb-8 max-phone:px-4 max-phone:pt-4 max-phone:pb-10">
      {children}
    </div>
  );
}
