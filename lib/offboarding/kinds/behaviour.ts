import type { AtlasClient, AtlasOrganizationUser, CallOptions, RemovalAnswer } from "@/lib/atlas/types";
import type { requireAtlasId } from "@/lib/directory/reading/atlas-id";
import type { MaterialSnapshot, TargetSnapshot } from "../types";

/** What is about to be taken away, as Atlas has it this moment. */
export interface LiveTarget {
  material: MaterialSnapshot;
  user: { id: string; name: string | null };
}

/** Whom a removal is about, where the target itself does not say so. */
export type Subject = Pick<TargetSnapshot, "userId" | "username" | "name">;

/** For one live read, past every cache. */
export interface LiveRead {
  client: AtlasClient;
  call: CallOptions;
  isProtected(username: string): boolean;
  /** Null at the review of a quick removal, which names ids only. */
  subject: Subject | null;
}

/** One way to ask Atlas whether a grant is still there. */
export interface Question {
  asked: string;
  /** Null when the list shifted while it was read and did not show it: that is no answer. */
  ask(): Promise<boolean | null>;
}

/** What the engine has to know about one kind of removal. One file a kind makes it; `behaviourOf` finds it for a target. */
export interface Behaviour {
  /** What the unique index over unfinished steps knows it by. */
  key: string;
  /** Ids that have to have Atlas's form, with the word for each. */
  ids: readonly (readonly [id: string, word: Parameters<typeof requireAtlasId>[1]])[];
  /** The project that is asked about, which has to belong to the organization; null where there is none. */
  projectId: string | null;
  /** Throws AtlasError; `not_found` when it is not there any more. */
  read(read: LiveRead): Promise<LiveTarget>;
  /** Whether what is taken away is there at all, and everything else with which it may be compared. */
  isThere(material: MaterialSnapshot): boolean;
  without(material: MaterialSnapshot): MaterialSnapshot;
  /** The one call. Throws AtlasError. */
  send(client: AtlasClient, call: CallOptions): Promise<RemovalAnswer>;
  /** All that have to say "no" before it is gone. */
  questions(asking: { client: AtlasClient; call: CallOptions }, snapshot: TargetSnapshot): Question[];
  words(snapshot: TargetSnapshot): KindWords;
}

export interface KindWords {
  /** What they are taken out of, by its name. */
  place: string;
  /** "Remove ada@example.com from Acme". */
  title: string;
  /** "Removed ada@example.com from Acme." */
  done: string;
  /** What a read-back finds none of. */
  nothing: string;
  /** Whom or what a sentence about a failure is about. */
  subject: string;
  /** What Atlas says is missing when it answers 404. */
  missing: string;
}

/** "Ada Okafor", or null where Atlas has no name. */
export function nameOf(user: Pick<AtlasOrganizationUser, "firstName" | "lastName">): string | null {
  const name = [user.firstName, user.lastName].filter((part) => part !== null && part !== "").join(" ");
  return name === "" ? null : name;
}
