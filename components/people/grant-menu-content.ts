import type { RemovalTarget } from "@/lib/offboarding/types";
import type { GrantRemoval } from "./grant-removal";

export interface GrantMenuContent {
  /** What the menu is about: "robot-config", "the organization". */
  about: string;
  /** Where one can look at it, or change what gives it. */
  place: { label: string; href: string } | null;
  removal: GrantRemoval | null;
  /** Why the removal is not possible. */
  reason: string | null;
  onRemove: (removal: GrantRemoval) => void;
}

/** What the menu button of a grant carries, so that it is found again when everything was drawn anew. */
export function grantMenuKey(target: RemovalTarget): string {
  return JSON.stringify(target);
}

/** The menu button of the grant that a removal was about, or the page where the grant has gone. */
export function findGrantMenu(target: RemovalTarget): HTMLElement | null {
  const buttons = [...document.querySelectorAll<HTMLElement>("[data-grant-menu]")];
  return buttons.find((button) => button.dataset.grantMenu === grantMenuKey(target)) ?? document.getElementById("main");
}
