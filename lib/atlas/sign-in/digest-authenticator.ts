import { randomBytes } from "node:crypto";
import type { Authenticator, Permit } from "./authenticator";
import { answerDigestChallenge, type DigestChallenge, parseDigestChallenge } from "./digest";

/** A nonce in use, with how often it was used. */
interface NonceSession {
  challenge: DigestChallenge;
  cnonce: string;
  count: number;
}

interface DigestPermit extends Permit {
  session: NonceSession | null;
}

interface ApiKeyParts {
  publicKey: string;
  privateKey: string;
}

/**
 * Sign-in by API key (HTTP Digest). The nonce of the last challenge is used again, with a count that rises by one for
 * every request whichever call it belongs to, so that most requests need no challenge of their own.
 */
export function createApiKeyAuthenticator({ publicKey, privateKey }: ApiKeyParts): Authenticator<DigestPermit> {
  let session: NonceSession | null = null;

  return {
    async permit({ method, uri }) {
      if (session === null) return { header: null, session: null };
      session.count += 1;
      const { challenge, cnonce, count } = session;
      const request = { method, uri, username: publicKey, password: privateKey, cnonce, count };
      return { header: answerDigestChallenge(challenge, request), session };
    },
    /**
     * The first refusal brings a challenge to answer, whether or not a nonce was shown. The second is worth an answer
     * only if it says that just the nonce was stale. A third is final: the key is wrong, or lacks the role.
     */
    refused(permit, answer, round) {
      const challenge = parseDigestChallenge(answer.headers.get("www-authenticate"));
      const again = challenge !== null && (round === 0 || (round === 1 && challenge.stale));
      if (again) session = { challenge, cnonce: randomBytes(16).toString("hex"), count: 0 };
      // A nonce that was refused is not shown again; one that another call has fetched meanwhile stays.
      else if (session === permit.session) session = null;
      return again;
    },
    secrets: () => [privateKey],
  };
}
