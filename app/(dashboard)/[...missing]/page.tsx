import { notFound } from "next/navigation";

/** Unknown addresses are answered inside the frame of the dashboard, with status 404. */
export default function MissingPage(): never {
  notFound();
}
