import type { Metadata } from "next";
import { PersonScreen } from "@/components/people/person-screen";
import { requirePage } from "@/lib/auth/request-context";

/** No name here: titles end up in histories. */
export const metadata: Metadata = { title: "Person" };

export default async function PersonPage({ params }: { params: Promise<{ userId: string }> }) {
  await requirePage("read");
  return <PersonScreen personId={(await params).userId} />;
}
