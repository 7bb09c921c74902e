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

/** The same for an invitation, by its id alone: another one for the same e-mail is another grant. */
export function listsInvitation(
  asked: Promise<AtlasList<{ id: string }>>,
  invitationId: string,
): Promise<boolean | null> {
  const byId = asked.then(({ items, stable }) => ({ items: items.map(({ id }) => ({ id, username: id })), stable }));
  return lists(byId, { userId: invitationId, username: invitationId });
}

/** Whether a list has them, by id or by e-mail; null when it shifted and does not. */
export function mentions(
  { items, stable }: AtlasList<{ id: string; username: string }>,
  { userId, username }: Pick<TargetSnapshot, "userId" | "username">,
): boolean | null {
  if (items.some((item) => item.id === userId || isSamePerson(item.username, username))) return true;
  return stable ? false : null;
}
