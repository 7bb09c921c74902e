"use client";

import { Columns3 } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { useMenuButton } from "@/components/ui/menu-button";
import type { ColumnsProps } from "./columns-menu";

const loadMenu = () => import("./columns-menu");
const ColumnsMenu = lazy(loadMenu);

/** Which columns are shown. Narrow screens drop columns by themselves, so it is not offered there. */
export function ColumnsButton(props: ColumnsProps) {
  const { button, menu, wanted } = useMenuButton(loadMenu);
  return (
    <>
      <Button variant="ghost" size="sm" {...button} className="max-rail:hidden">
        <Columns3 aria-hidden className="size-icon-sm" />
        Columns
      </Button>
      <Suspense>{wanted && <ColumnsMenu {...menu} {...props} />}</Suspense>
    </>
  );
}
