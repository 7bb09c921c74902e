import { ReceiptText } from "lucide-react";
import Link from "next/link";
import { Menu } from "@/components/ui/menu";
import type { RowRemoval } from "./running-removals";

/** The way to what is known of a row's removal, in the row's menu. */
export function ReceiptItem({ removal }: { removal: RowRemoval }) {
  return (
    <Menu.Item icon={ReceiptText} render={<Link href={`/offboardings/${removal.offboardingId}`} />}>
      {removal.isRunning ? "Open offboarding" : "Open receipt"}
    </Menu.Item>
  );
}
