"use client";

/** A page that failed, inside the frame of the dashboard. */
export { LatePageFailure as default } from "@/components/shared/page/late-page-failure";
