import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { Rail } from "./rail";
import { TopBar } from "./top-bar";

/**
 * Banner, rail, top bar, and the page. Only `main` scrolls: like everything that scrolls it is positioned, or words for screen
 * readers far down in it would make the document itself longer, and a navigation could scroll the top bar out of sight.
 */
export function AppShell({ isSandbox, children }: { isSandbox: boolean; children: ReactNode }) {
  return (
    <div className="frame flex h-dvh flex-col">
      <a
        href="#main"
        className="absolute -top-16 left-2 z-(--z-tooltip) rounded-md border border-border-strong bg-surface px-3 py-1.5 text-sm font-medium shadow-1 focus:top-2"
      >
        Skip to content
      </a>
      {isSandbox && <SandboxBanner />}
      <div className="grid min-h-0 flex-1 grid-cols-[var(--w-rail)_minmax(0,1fr)] grid-rows-[var(--h-top)_minmax(0,1fr)]">
        <nav aria-label="Main" className="z-(--z-rail) row-span-full min-h-0 border-r border-border max-rail:hidden">
          <Rail />
        </nav>
        <div className="contents max-rail:*:col-span-full">
          <TopBar />
          <main
            id="main"
            tabIndex={-1}
            className="@container/main relative flex min-h-0 min-w-0 flex-col overflow-auto scroll-pt-14 scroll-pb-16 outline-none"
          >
            {children}
          </main>
        </div>
      </div>
    </div>
  );
}

function SandboxBanner() {
  return (
    <section
      aria-label="Sandbox"
      className="flex min-h-banner flex-none items-center justify-center gap-2 border-b border-info-border bg-info-subtle px-4 text-sm text-info-text max-phone:justify-start"
    >
      <FlaskConical aria-hidden className="size-icon flex-none text-info-icon" />
      <span>
        <strong className="font-semibold">Sandbox.</strong> Every organization here is made up.{" "}
        <span className="max-phone:hidden">Nothing you do reaches MongoDB Atlas.</span>
      </span>
    </section>
  );
}
