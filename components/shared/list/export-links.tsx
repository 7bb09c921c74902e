"use client";

import { Download } from "lucide-react";
import { buttonClass } from "@/components/ui/button-class";
import { isAllowed } from "@/lib/auth/permissions";
import { useSignedIn } from "../shell/signed-in";

export interface ExportLinksProps {
  /** The report's name in `/api/export/{report}`. */
  report: string;
  /** Filters the report knows; none is free text. */
  filters: Record<string, string | null>;
}

/** The list as a file, for those who may: CSV for a spreadsheet, JSON for a program. Written to the audit log. */
export function ExportLinks({ report, filters }: ExportLinksProps) {
  const { role } = useSignedIn();
  if (!isAllowed(role, "audit")) return null;
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== null) parameters.set(name, value);
  const address = (format: string) => {
    const query = new URLSearchParams(parameters);
    query.set("format", format);
    return `/api/export/${report}?${query}`;
  };
  return (
    <span className="inline-flex gap-2 max-phone:hidden">
      <a href={address("csv")} download className={buttonClass("plain", "sm")}>
        <Download aria-hidden className="size-icon-sm" />
        Export CSV
      </a>
      <a href={address("json")} download className={buttonClass("ghost", "sm")}>
        JSON
      </a>
    </span>
  );
}
