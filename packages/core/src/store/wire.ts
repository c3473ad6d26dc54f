/** What a statement gave. */
export interface WireResult {
  readonly rows: readonly unknown[]
  /** Rows changed, where the statement changes rows. */
  readonly affected: bigint | undefined
}

/** One connection, held by one holder at a time. Statements are answered in the order in which they were given, also when nobody waits. */
export interface Wire {
  /** One statement. */
  readonly query: (sql: string, parameters: readonly unknown[]) => Promise<WireResult>
  /** The kernel's own words, constant text, one or more statements. */
  readonly command: (sql: string) => Promise<void>
  /** Commits, and throws `TRANSACTION_ABORTED` when the database made a rollback of it. */
  readonly commit: () => Promise<void>
  /** Gives the connection back. `broken` throws it away, for its state is not known. */
  readonly release: (broken?: boolean) => void
}

/** Where connections come from. */
export interface WireSource {
  /** Waits for a connection; throws `UNAVAILABLE` when there is none. */
  readonly take: () => Promise<Wire>
}
