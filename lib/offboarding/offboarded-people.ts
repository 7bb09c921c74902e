import { and, desc, eq, inArray, isNotNull, or, type SQL, sql } from "drizzle-orm";
import type { Database } from "@/lib/db/database";
import { steps } from "@/lib/db/schema";
import type { OffboardedPeople } from "@/lib/directory/context";
import type { OffboardedPerson } from "@/lib/directory/person-types";
import type { StepKind, StepState } from "./types";

/** Steps after which somebody is not in an organization any more: a role or a team less, or a deleted database user, is not that. */
const ENDING: StepKind[] = ["remove_from_organization", "revoke_organization_invitation", "revoke_project_invitation"];
/** Outcomes after which they may be gone. Whether they are, Atlas's own lists say: whoever stands there is no past person. */
const GONE: StepState[] = ["removed", "already_absent", "not_confirmed"];
/** More than a search shows; one more is asked for, to know whether there are more. */
const MOST_FOUND = 200;

const userId = sql<string>`${steps.snapshot}->>'userId'`;
const username = sql<string>`${steps.snapshot}->>'username'`;
const name = sql<string | null>`${steps.snapshot}->>'name'`;
const ended = and(inArray(steps.kind, ENDING), inArray(steps.state, GONE), isNotNull(steps.endedAt));

/** Who was offboarded here, from the steps that ended their access: the directory's memory of people whom Atlas has forgotten. */
export function createOffboardedPeople(db: Database): OffboardedPeople {
  const select = { userId, username, name, offboardingId: steps.offboardingId, endedAt: steps.endedAt };
  return {
    async find(personId) {
      const [newest] = await db
        .select(select)
        .from(steps)
        .where(and(ended, or(eq(userId, personId), eq(sql`${steps.snapshot}->'item'->>'invitationId'`, personId))))
        .orderBy(desc(steps.endedAt))
        .limit(1);
      return newest === undefined ? null : { ...personOf(newest), id: personId };
    },
    async search(words) {
      // No text in the database can hold this character, and none may be asked for.
      if (words.some((word) => word.includes("\0"))) return { people: [], isCut: false };
      const [only] = words;
      const matches = and(...words.map(mayHold));
      const newest = db
        .selectDistinctOn([sql`lower(${username})`], {
          userId: userId.as("user_id"),
          username: username.as("username"),
          name: name.as("name"),
          offboardingId: steps.offboardingId,
          endedAt: steps.endedAt,
        })
        .from(steps)
        .where(and(ended, words.length === 1 && only !== undefined ? or(matches, eq(userId, only)) : matches))
        .orderBy(sql`lower(${username})`, desc(steps.endedAt))
        .as("newest");
      const rows = await db
        .select()
        .from(newest)
        .orderBy(desc(newest.endedAt))
        .limit(MOST_FOUND + 1);
      return { people: rows.slice(0, MOST_FOUND).map(personOf), isCut: rows.length > MOST_FOUND };
    },
  };
}

/** Letters beyond ASCII are the caller's to compare: what the database makes of their case depends on its locale. */
function mayHold(word: string): SQL | undefined {
  return or(
    ...[username, name].flatMap((text) => [
      sql`strpos(lower(${text}), ${word}) > 0`,
      sql`octet_length(${text}) <> char_length(${text})`,
    ]),
  );
}

function personOf(row: {
  userId: string;
  username: string;
  name: string | null;
  offboardingId: string;
  endedAt: Date | null;
}): OffboardedPerson {
  const { offboardingId, endedAt, userId: id, username: email, name: called } = row;
  return { id, username: email, name: called, last: { offboardingId, at: (endedAt ?? new Date(0)).toISOString() } };
}
