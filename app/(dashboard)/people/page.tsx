import type { Metadata } from "next";
import { PeopleScreen } from "@/components/people/people-screen";
import { requirePage } from "@/lib/auth/request-context";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  await requirePage("read");
  return <PeopleScreen />;
}
