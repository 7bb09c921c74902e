/** The store could not be opened. `message` says what is wrong, `hint` what to do; neither holds a secret. */
export class StoreOpenError extends Error {
  override readonly name: string = "StoreOpenError";
  readonly hint: string;

  constructor(message: string, hint: string, options: { cause?: unknown } = {}) {
    super(message, options);
    this.hint = hint;
  }
}

/** Another process has the data folder open. Two at once lose rows without a word, so the second is turned away. */
export class StoreHeldError extends StoreOpenError {
  override readonly name = "StoreHeldError";
  readonly pid: number;
  readonly folder: string;

  constructor(holder: { pid: number; hostname: string }, folder: string, isSameHost: boolean) {
    const who = isSameHost ? `process ${holder.pid}` : `process ${holder.pid} on ${holder.hostname}`;
    super(
      `The data folder ${folder} is already open in ${who}.`,
      `Stop that process, or set DATA_DIR to another folder, or set DATABASE_URL to a PostgreSQL database that several processes can share.`,
    );
    this.pid = holder.pid;
    this.folder = folder;
  }
}

/** The SQLSTATE of a database error, on either driver; drizzle keeps the driver's error in `cause`. */
export function sqlState(error: unknown): string | null {
  for (let current = error, depth = 0; current instanceof Error && depth < 5; current = current.cause, depth += 1) {
    if ("code" in current && typeof current.code === "string" && /^[0-9A-Z]{5}$/.test(current.code)) {
      return current.code;
    }
  }
  return null;
}
