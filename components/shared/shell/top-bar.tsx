"use client";

import { Menu as MenuIcon, Search } from "lucide-react";
import { usePathname } from "next/navigation";
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Kbd } from "@/components/ui/kbd";
import { SearchBox } from "../list/search-box";
import { OrganizationSwitcher } from "../organization-section";
import { AccountButton } from "./account-button";
import { useKnownOrganizations } from "./known-organizations";
import { usePageSearch } from "./page-search";
import { ThemeButton } from "./theme-button";

const loadPalette = () => import("./command-palette");
const loadDrawer = () => import("./nav-drawer");
const CommandPalette = lazy(loadPalette);
const NavDrawer = lazy(loadDrawer);

/** Over every screen: its search, the commands, the theme, who is signed in; on narrow screens the way to the rail. */
export function TopBar() {
  const pathname = usePathname();
  const { label, text } = usePageSearch();
  const [surface, setSurface] = useState<"palette" | "drawer" | null>(null);
  const [searching, setSearching] = useState(false);
  const [hasOpened, setHasOpened] = useState({ palette: false, drawer: false });
  const inputRef = useRef<HTMLInputElement>(null);
  const wantSearch = useCallback(() => setSearching(true), []);

  const open = useCallback((which: "palette" | "drawer") => {
    setHasOpened((opened) => ({ ...opened, [which]: true }));
    setSurface(which);
  }, []);
  const close = () => setSurface(null);

  // As `/` in useSlash.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // ⌘ or Ctrl comes a moment before K: what is typed right after K meets a palette that is there. A failed load shows at K.
      if (event.key === "Meta" || event.key === "Control") loadPalette().catch(() => {});
      if (event.key.toLowerCase() !== "k" || !(event.metaKey || event.ctrlKey) || event.altKey) return;
      event.preventDefault();
      open("palette");
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, [open]);

  useEffect(() => {
    if (searching) inputRef.current?.focus();
  }, [searching]);

  const showsSearchRow = searching || text !== "";
  return (
    <header className="z-(--z-top) flex min-w-0 items-center gap-2 border-b border-border bg-bg px-6 max-phone:gap-1 max-phone:px-3">
      <div className={`flex min-w-0 items-center gap-1 rail:hidden ${showsSearchRow ? "hidden" : "flex-1"}`}>
        <IconButton
          label="Open navigation"
          onClick={() => open("drawer")}
          onPointerEnter={() => void loadDrawer()}
          className="max-phone:size-11"
        >
          <MenuIcon aria-hidden />
        </IconButton>
        <PlaceOnNarrow isOrganization={pathname.startsWith("/orgs/")} />
      </div>
      <div
        className={`min-w-0 flex-[0_1_440px] ${showsSearchRow ? "flex max-rail:flex-1" : "max-rail:hidden rail:flex"}`}
      >
        <SearchBox
          label={label}
          inputRef={inputRef}
          onWanted={wantSearch}
          {...(showsSearchRow && searching ? { onClose: () => setSearching(false) } : {})}
        />
      </div>
      <span className="flex-1 max-rail:hidden" />
      {!showsSearchRow && (
        <IconButton label={label} onClick={wantSearch} className="rail:hidden max-phone:size-11">
          <Search aria-hidden />
        </IconButton>
      )}
      <Button
        variant="ghost"
        size="sm"
        onClick={() => open("palette")}
        onPointerEnter={() => void loadPalette()}
        className="max-rail:hidden"
      >
        Commands <Kbd>⌘K</Kbd>
      </Button>
      <ThemeButton />
      <AccountButton />
      <Suspense>
        {hasOpened.palette && <CommandPalette open={surface === "palette"} onClose={close} />}
        {hasOpened.drawer && <NavDrawer open={surface === "drawer"} onClose={close} />}
      </Suspense>
    </header>
  );
}

/** Beside the menu on narrow screens: the organization, where a screen belongs to one; else the product. */
function PlaceOnNarrow({ isOrganization }: { isOrganization: boolean }) {
  const product = <span className="min-w-0 truncate font-semibold">Atlas Offboarding</span>;
  if (!isOrganization) return product;
  return (
    <Suspense fallback={product}>
      <NarrowSwitcher />
    </Suspense>
  );
}

function NarrowSwitcher() {
  const { current } = useKnownOrganizations();
  if (!current) return null;
  return <OrganizationSwitcher current={current} className="min-h-9 min-w-0 rounded-md px-1.5 hover:bg-hover" />;
}
