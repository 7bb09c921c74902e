import { z } from "zod";
import { defineRoute } from "@/lib/auth/define-route";
import { downloadReport } from "@/lib/export/download-report";
import { EXPORT_FORMATS } from "@/lib/export/export-file";
import { reportFilters } from "@/lib/export/report-query";

/** A report as a file. Written into the audit log before it is sent. */
export const GET = defineRoute({
  permission: "audit",
  params: z.object({ report: z.string().max(40) }),
  query: reportFilters.extend({ format: z.enum(EXPORT_FORMATS).default("csv") }),
  handler: async ({ runtime, principal, params, query: { format, ...filters }, signal }) => {
    const { report } = params;
    const file = await downloadReport(runtime, { report, format, filters, exportedBy: principal.email, signal });
    return new Response(file.body, {
      headers: {
        "content-type": file.contentType,
        // The name is made of letters, digits and dashes only.
        "content-disposition": `attachment; filename="${file.name}"`,
        "x-content-type-options": "nosniff",
      },
    });
  },
});
