import { LoaderCircle } from "lucide-react";
import { classNames } from "./class-names";

/** Something is going on. The words beside it say what. */
export function Spinner({ size = "md", className }: { size?: "xs" | "sm" | "md"; className?: string }) {
  const side = { xs: "size-3", sm: "size-icon-sm", md: "size-icon" }[size];
  return <LoaderCircle aria-hidden className={classNames(side, "flex-none animate-spin", className)} />;
}
