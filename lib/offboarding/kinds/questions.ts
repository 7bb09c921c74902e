import { isAtlasError } from "@/lib/atlas/errors";
import type { AtlasList } from "@/lib/atlas/types";
import { isSamePerson } from "@/lib/directory/people/same-person";
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

/** Whether the list of a project or a team has them: one that is gone has taken with it what it granted. */
export function lists(
  asked: Promise<AtlasList<{ id: string; username: string }>>,
  snapshot: Pick<TargetSnapshot, "userId" | "username">,
): Promise<boolean | null> {
  return goneWithIt(asked.then((list) => mentions(list, snapshot)));
}

/** For what hangs on a project or a team: with that gone, it is gone. An organization that is not found is one we cannot see. */
export async function goneWithIt(asked: Promise<boolean | null>): Promise<boolean | null> {
  try {
    return await asked;
  } catch (failure) {
    if (isAtlasError(failure) && failure.kind === "not_found") return false;
    throw failure;
  }
}

/** Whether a list has an invitation, by its id alone: another one for the same e-mail is another grant. */
export function mentionsInvitation({ items, stable }: AtlasList<{ id: string }>, invitationId: string): boolean | null {
  if (items.some(({ id }) => id === invitationId)) return true;
  return stable ? false : null;
}

/** Whether a list has them, by id or by e-mail; null when it shifted and does not. */
export function mentions(
  { items, stable }: AtlasList<{ id: string; username: string }>,
  { userId, username }: Pick<TargetSnapshot, "userId" | "username">,
): boolean | null {
  if (items.some((item) => item.id === userId || isSamePerson(item.username, username))) return true;
  return stable ? false : null;
}
