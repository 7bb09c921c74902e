"use client";

import { Download } from "lucide-react";
import { lazy, Suspense } from "react";
import { Button } from "@/components/ui/button";
import { useMenuButton } from "@/components/ui/menu-button";

const loadMenu = () => import("./export-menu");
const ExportMenu = lazy(loadMenu);

export interface ExportProps {
  /** Address of the report with its filters, without the format. */
  address: (format: "csv" | "json") => string;
  /** What is set on the screen and is not part of the file; empty when nothing is. */
  leavesOut: string;
}

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
