import type { Account } from "../world/model";
import { addAccount, findAccount, type World } from "../world/world";
import { mailLocalPart, makeName } from "./names";
import type { CastMember } from "./plan";
import type { Random } from "./random";

const DAY_MS = 86_400_000;
const COUNTRIES = ["US", "GB", "DE", "IN", "BR", "JP", "NG", "SE", "PL", "ES", "CA", "KE"] as const;

/** Where accounts come from: the cast by name, everybody else made up. */
export interface People {
  find(username: string): Account | null;
  /** Every account made so far, in the order they were made. */
  all(): readonly Account[];
  /** A new account; one in ten belongs to another company. */
  hire(): Account;
  hireCastMember(member: CastMember): Account;
  /** An e-mail nobody has, for an invitation without an account. */
  strangerUsername(): string;
}

export function createPeople(world: World, random: Random, nowMs: number): People {
  const made: Account[] = [];
  const taken = new Set<string>();
  const ago = (days: number) => new Date(nowMs - Math.round(days * DAY_MS)).toISOString();

  function freeUsername(firstName: string, lastName: string, domain: string): string {
    const local = mailLocalPart(firstName, lastName);
    for (let n = 1; ; n += 1) {
      const username = `${local}${n === 1 ? "" : n}@${domain}`;
      if (taken.has(username)) continue;
      taken.add(username);
      return username;
    }
  }

  function domain(): string {
    if (!random.chance(0.1)) return "northwind.example";
    return random.chance(0.5) ? "brightpath.example" : "partner.example";
  }

  function keep(account: Account): Account {
    taken.add(account.username);
    made.push(account);
    return addAccount(world, account);
  }

  return {
    find: (username) => findAccount(world, username),
    all: () => made,
    hire() {
      const name = makeName(random);
      const joinedDaysAgo = random.integer(5, 1400);
      const lastAuthDaysAgo = lastSignIn(random);
      return keep({
        id: random.objectId(),
        username: freeUsername(name.firstName, name.lastName, domain()),
        ...name,
        country: random.chance(0.8) ? random.pick(COUNTRIES) : null,
        mobileNumber: random.chance(0.15) ? `+1${random.integer(201, 989)}555${random.integer(1000, 9999)}` : null,
        createdAt: ago(joinedDaysAgo),
        lastAuth: lastAuthDaysAgo === null ? null : ago(Math.min(lastAuthDaysAgo, joinedDaysAgo)),
      });
    },
    hireCastMember(member) {
      return keep({
        id: member.id ?? random.objectId(),
        username: member.username,
        firstName: member.firstName,
        lastName: member.lastName,
        country: member.country ?? null,
        mobileNumber: null,
        createdAt: ago(member.joinedDaysAgo ?? random.integer(220, 1300)),
        lastAuth: member.lastAuthDaysAgo === null ? null : ago(member.lastAuthDaysAgo),
      });
    },
    strangerUsername() {
      const name = makeName(random);
      return freeUsername(name.firstName, name.lastName, domain());
    },
  };
}

export function hireCast(people: People, cast: readonly CastMember[]): void {
  for (const member of cast) people.hireCastMember(member);
}

/** Most were here this fortnight; some are dormant, a few never signed in. */
function lastSignIn(random: Random): number | null {
  const draw = random.next();
  if (draw < 0.05) return null;
  if (draw < 0.68) return random.next() * 14;
  if (draw < 0.86) return 14 + random.next() * 60;
  return 90 + random.next() * 320;
}
