"use client";

import { lazy, Suspense } from "react";
import { Chip, SetChip } from "@/components/ui/chip";
import { useMenuButton } from "@/components/ui/menu-button";
import type { Facet } from "./facet";

const loadMenu = () => import("./filter-menu");
const FilterMenu = lazy(loadMenu);

/** One filter: a dashed chip that opens its options, or a solid one that can be cleared. */
export function FilterChip({ facet, onChoose }: { facet: Facet; onChoose: (value: string | null) => void }) {
  const { button, menu, wanted } = useMenuButton(loadMenu);
  if (facet.chosen !== null) {
    return (
      <SetChip
        label={facet.label}
        value={facet.chosen}
        clearLabel={`Clear ${facet.label.toLowerCase()} filter`}
        onClear={() => onChoose(null)}
      />
    );
  }
  return (
    <>
      <Chip {...button}>{facet.label}</Chip>
      <Suspense>{wanted && <FilterMenu {...menu} facet={facet} onChoose={onChoose} />}</Suspense>
    </>
  );
}
