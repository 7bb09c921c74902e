"use client";

import { Menu } from "@/components/ui/menu";
import type { FloatingMenuProps } from "@/components/ui/menu-button";

export interface ExportProps {
  /** Address of the report with its filters, without the format. */
  address: (format: "csv" | "json") => string;
  /** What is set on the screen and is not part of the file; empty when nothing is. */
  leavesOut: string;
}

/** CSV for a spreadsheet, JSON for a program. Both say when they were read and what is missing. */
export default function ExportMenu({ address, leavesOut, ...menu }: FloatingMenuProps & ExportProps) {
  const reason = leavesOut === "" ? undefined : leavesOut;
  return (
    <Menu.Floating {...menu} label="Export">
      <Menu.Item render={<a href={address("csv")} download />} reason={reason}>
        Export as CSV
      </Menu.Item>
      <Menu.Item render={<a href={address("json")} download />} reason={reason}>
        Export as JSON
      </Menu.Item>
    </Menu.Floating>
  );
}
