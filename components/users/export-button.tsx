"use client";

import { Download } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { useMenuButton } from "@/components/ui/menu-button";
import type { ExportProps } from "./export-menu";

const loadMenu = () => import("./export-menu");
const ExportMenu = lazy(loadMenu);

/** The list as a file. */
export function ExportButton(props: ExportProps) {
  const { button, menu, wanted } = useMenuButton(loadMenu);
  return (
    <>
      <Button size="sm" {...button} className="max-phone:hidden">
        <Download aria-hidden className="size-icon-sm" />
        Export
      </Button>
      <Suspense>{wanted && <ExportMenu {...menu} {...props} />}</Suspense>
    </>
  );
}
