import type { PersonHit } from "@/lib/directory/person-types";

export interface HitGroup {
  match: PersonHit["match"];
  title: string;
  hits: PersonHit[];
}

const TITLES: readonly (readonly [PersonHit["match"], string])[] = [
  ["exact", "Exact match"],
  ["id", "Has this ID"],
  ["part", "Contains these words"],
];

/** The hits by how they matched, exact ones first, each group in the order of the answer; no empty groups. */
export function groupHits(hits: readonly PersonHit[]): HitGroup[] {
  return TITLES.map(([match, title]) => ({ match, title, hits: hits.filter((hit) => hit.match === match) })).filter(
    (group) => group.hits.length > 0,
  );
}
