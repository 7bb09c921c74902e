import type { Metadata } from "next";
import { notFound } from "next/navigation";

export const metadata: Metadata = { title: "Nothing is here" };

/** Unknown addresses are answered inside the frame of the dashboard, with status 404. */
export default function MissingPage(): never {
  notFound();
}
