/** What every operation of the client is made of. */

export interface ProjectRoles {
  projectId: string;
  roles: string[];
}

/** A list read to its end. `stable` is false when it shifted under two whole reads: then it may lack or repeat someone. */
export interface AtlasList<Item> {
  items: Item[];
  stable: boolean;
}

/** Asked of every call: a signal that stops it. The client's own deadlines hold besides. */
export interface CallOptions {
  signal?: AbortSignal;
  /** Told before the call waits because Atlas asked for it: until when, in milliseconds since the epoch. */
  onWait?: (untilMs: number) => void;
}

/** A 2xx to a removal. */
export interface RemovalAnswer {
  status: number;
}
