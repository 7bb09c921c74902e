import type { AtlasClient } from "@/lib/atlas/types";
import type { Database } from "@/lib/db/database";
import type { Connections } from "@/lib/directory/context";

/** Called at every boundary between the engine and the outside world, with what is about to happen or has just happened. */
export type Tripwire = (boundary: string) => void;

const STATEMENTS: readonly (string | symbol)[] = [
  "select",
  "selectDistinctOn",
  "insert",
  "update",
  "delete",
  "execute",
];

/** A database that touches the wire before each statement and transaction, and right after each commit. */
export function wireDatabase(db: Database, touch: Tripwire): Database {
  return new Proxy(db, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== "function") return value;
      if (property === "transaction") {
        return async (...work: unknown[]) => {
          touch("before a transaction");
          const result: unknown = await Reflect.apply(value, target, work);
          touch("after a commit");
          return result;
        };
      }
      return (...given: unknown[]) => {
        if (STATEMENTS.includes(property)) touch(`before ${String(property)}`);
        return Reflect.apply(value, target, given);
      };
    },
  });
}

/** A client that touches the wire before each call, and after the answer of a change: a read leaves the world as it was. */
export function wireClient(client: AtlasClient, touch: Tripwire): AtlasClient {
  return new Proxy(client, {
    get(target, property) {
      const value: unknown = Reflect.get(target, property, target);
      if (typeof value !== "function") return value;
      return async (...given: unknown[]) => {
        touch(`before ${String(property)}`);
        const answer: unknown = await Reflect.apply(value, target, given);
        if (/^(remove|revoke|delete|invite|add)/.test(String(property))) touch(`after ${String(property)}`);
        return answer;
      };
    },
  });
}

/** Connections whose clients touch the wire. */
export function wireConnections(connections: Connections, touch: Tripwire): Connections {
  return {
    all: () => connections.all(),
    async forOrganization(organizationId) {
      const connection = await connections.forOrganization(organizationId);
      const client = wireClient(connection.client, touch);
      // One call is one boundary, whichever of the two it goes through.
      const remover = connection.remover === connection.client ? client : wireClient(connection.remover, touch);
      return { ...connection, client, remover };
    },
  };
}
