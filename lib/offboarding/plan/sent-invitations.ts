import type { AtlasOrganizationUser, CallOptions } from "@/lib/atlas/types";
import { isSamePerson, usernameKey } from "@/lib/directory/people/same-person";
import { describeFailedPart, unstablePart } from "@/lib/directory/reading/atlas-failure";
import type { IncompletePart } from "@/lib/directory/types";
import type { Stays } from "../types";
import type { FoundTargets } from "./find-targets";

/** Named one by one; the rest is counted. */
const MAX_NAMED = 5;

const INVITED = ["PENDING", "INVITATION_EXPIRED"] as const;

type Invitation = Pick<AtlasOrganizationUser, "username" | "inviterUsername">;

interface SentInvitation {
  /** "mara@example.com", or "mara@example.com (to project billing)". */
  invitee: string;
  hasExpired: boolean;
}

/**
 * What someone invited others to stays when they go: named from the invited users of each organization (one call) and from the
 * old invitations that the plan has read anyway. Where that could not be read, a sentence says why. Never throws for an Atlas
 * failure.
 */
export async function describeSentInvitations(
  places: readonly FoundTargets[],
  username: string,
  nowMs: number,
  call: CallOptions,
): Promise<Stays[]> {
  const stays = await Promise.all(
    places.map(async (place) => {
      const { connection, organization } = place;
      const { sent, unread } = await readSentInvitations(place, username, nowMs, call);
      const name = organization?.name ?? connection.name;
      return [
        ...(sent.length === 0 ? [] : [staysOf(name, sent)]),
        ...(unread === null ? [] : [unknownIn(name, unread)]),
      ];
    }),
  );
  return stays.flat();
}

async function readSentInvitations(
  { connection, limits, missing, oldInvitations, organization }: FoundTargets,
  username: string,
  nowMs: number,
  call: CallOptions,
): Promise<{ sent: SentInvitation[]; unread: IncompletePart | null }> {
  const { client } = connection;
  if (organization === null || client.generation === "v1.0") {
    return { sent: [], unread: missing[0] ?? limits[0] ?? unstablePart("Invitations") };
  }
  const part = `Invitations to ${organization.name}`;
  const sent = new Map<string, SentInvitation>();
  const add = (invitation: Invitation, place: string, hasExpired: boolean) => {
    const { inviterUsername, username: invitee } = invitation;
    if (inviterUsername === null || !isSamePerson(inviterUsername, username) || isSamePerson(invitee, username)) return;
    const key = `${usernameKey(invitee)}${place}`;
    // An old invitation to the organization and the invited user are one and the same.
    if (!sent.has(key)) sent.set(key, { invitee: `${invitee}${place}`, hasExpired });
  };
  let [unread = null] = missing;
  try {
    const { items, stable } = await client.listOrganizationUsers(organization.id, { statuses: INVITED, ...call });
    if (!stable) unread = unstablePart(part);
    for (const user of items) add(user, "", user.status === "INVITATION_EXPIRED");
  } catch (failure) {
    unread = describeFailedPart(part, failure);
  }
  for (const invitation of oldInvitations) {
    const place = invitation.projectName === null ? "" : ` (to project ${invitation.projectName})`;
    add(invitation, place, invitation.expiresAt !== null && Date.parse(invitation.expiresAt) < nowMs);
  }
  return { sent: [...sent.values()], unread };
}

function unknownIn(organizationName: string, { reason }: IncompletePart): Stays {
  return {
    kind: "sent_invitations",
    title: `Invitations they sent in ${organizationName}`,
    detail: `They stay open and can be accepted; which these are is not known. ${reason} Look at the organization's invitations.`,
  };
}

function staysOf(organizationName: string, sent: readonly SentInvitation[]): Stays {
  const open = sent.filter(({ hasExpired }) => !hasExpired).map(({ invitee }) => invitee);
  const expired = sent.filter(({ hasExpired }) => hasExpired).map(({ invitee }) => invitee);
  const sentences = [
    ...(open.length === 0 ? [] : [`${listed(open)} can still accept.`]),
    ...(expired.length === 0 ? [] : [`Expired, and can be renewed: ${listed(expired)}.`]),
    "Revoke them under the organization's invitations if they should go.",
  ];
  return {
    kind: "sent_invitations",
    title: `${sent.length === 1 ? "An invitation" : `${sent.length} invitations`} they sent in ${organizationName}`,
    detail: sentences.join(" "),
  };
}

function listed(names: readonly string[]): string {
  const named = names.slice(0, MAX_NAMED);
  const more = names.length - named.length;
  if (more > 0) return `${named.join(", ")} and ${more} more`;
  return named.length < 2 ? named.join("") : `${named.slice(0, -1).join(", ")} and ${named.at(-1)}`;
}
