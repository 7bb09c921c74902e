import type { Role } from "./permissions";

/** The signed-in human, from the session row and today's role lists, never from the browser's claims. */
export interface Principal {
  sessionId: string;
  email: string;
  name: string;
  role: Role;
  /** When they last proved who they are: ISO 8601. Destruction asks for a recent one. */
  authenticatedAt: string;
}
