"use client";

import { ChevronDown } from "lucide-react";
import { lazy, Suspense } from "react";
import { useMenuButton } from "@/components/ui/menu-button";
import { initials } from "../initials";
import { useSignedIn } from "./signed-in";

const loadMenu = () => import("./account-menu");
const AccountMenu = lazy(loadMenu);

/** Who is signed in, and their menu. */
export function AccountButton() {
  const { name, role } = useSignedIn();
  const { button, menu, wanted } = useMenuButton(loadMenu);
  return (
    <>
      <button
        type="button"
        {...button}
        className="-mr-1.5 flex h-control items-center gap-2 rounded-md px-1.5 text-sm whitespace-nowrap hover:bg-hover"
      >
        <span
          aria-hidden
          className="size-6 flex-none rounded-full bg-pressed text-center text-[10px] leading-6 font-semibold text-text-2"
        >
          {initials(name)}
        </span>
        <span className="max-rail:sr-only">
          {name} <span className="text-text-3 capitalize">{role}</span>
        </span>
        <ChevronDown aria-hidden className="size-icon-sm flex-none text-text-3 max-rail:hidden" />
      </button>
      <Suspense>{wanted && <AccountMenu {...menu} />}</Suspense>
    </>
  );
}
