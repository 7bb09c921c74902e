import { PageNotFound } from "@/components/shared/page/page-not-found";

/** Where no frame of the dashboard stands around the page. */
export default function NotFound() {
  return (
    <main>
      <PageNotFound />
    </main>
  );
}
