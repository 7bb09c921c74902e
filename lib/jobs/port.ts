/** The queue as the domain sees it: durable wake-ups. A job says "look at this offboarding"; the store says what is to be done. */
export interface OffboardingQueue {
  /**
   * Puts a wake-up for one offboarding into the caller's transaction: it exists if and only if the transaction commits.
   * `transaction` is the drizzle transaction the offboarding is written in.
   */
  enqueue(transaction: QueueTransaction, offboardingId: string, options?: { startAfterMs?: number }): Promise<void>;
}

/** Runs SQL inside the caller's transaction. */
export interface QueueTransaction {
  executeSql(text: string, values: unknown[]): Promise<{ rows: unknown[] }>;
}
