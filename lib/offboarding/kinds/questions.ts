import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasList } from "@/lib/atlas/types";
import { sameUsername } from "../same-username";
import type { TargetSnapshot } from "../types";

/** Atlas's own 404 is the one answer that says "no": everything else is an answer we did not get. */
export async function exists(asked: Promise<unknown>): Promise<boolean> {
  try {
    await asked;
    return true;
  } catch (failure) {
    if (isAtlasError(failure) && failure.kind === "not_found") return false;
    throw failure;
  }
}

/** A project or a team that is gone has taken with it what it granted. */
export async function lists(
  asked: Promise<AtlasList<{ id: string; username: string }>>,
  snapshot: Pick<TargetSnapshot, "userId" | "username">,
): Promise<boolean | null> {
  try {
    return mentions(await asked, snapshot);
  } catch (failure) {
    if (isAtlasError(failure) && failure.kind === "not_found") return false;
    throw failure;
  }
}

/** Whether a list has them, by id or by e-mail; null when it shifted and does not. */
export function mentions(
  { items, stable }: AtlasList<{ id: string; username: string }>,
  { userId, username }: Pick<TargetSnapshot, "userId" | "username">,
): boolean | null {
  if (items.some((item) => item.id === userId || sameUsername(item.username, username))) return true;
  return stable ? false : null;
}
