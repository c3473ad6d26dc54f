/** A line of a list of first accesses (CSV), with what is wrong with it. */
export interface DeskListLine {
  /** The line in the file, from 1, as a spreadsheet numbers it. */
  readonly line: number
  readonly clientNumber: string
  readonly email: string
  readonly name: string
  /** What will be done: `grant`, or nothing because it stands already (`same`). */
  readonly does: 'grant' | 'same'
  /** Message keys of core with their values; empty when the line can be done. */
  readonly problems: readonly { readonly message: string; readonly values?: Readonly<Record<string, string>> }[]
}

/** A list of first accesses that was checked. */
export interface DeskListCheck {
  /** By which a list without a mistake is granted, within an hour and by who had it checked. */
  readonly id?: string
  readonly lines: readonly DeskListLine[]
  /** How many lines give access; the others stand already. */
  readonly granted: number
  readonly wrong: number
}

/** First access for many people at once. */
export interface DeskLists {
  /** The permission sets that a line can name. */
  readonly sets: () => Promise<readonly { readonly id: string; readonly title: string }[]>
  /**
   * Checks a CSV with the columns `client, email, name, basis, evidence` and, when they are there, `represents, portalAdmin, consented, set, phone`, in
   * Dutch or English, of at most 2,000 lines. Gives nobody access.
   */
  readonly check: (csv: string) => Promise<DeskListCheck>
  /**
   * Does what `check` found good, all or none: it is checked once more, and with a mistake nothing is done. Done twice, it is done once. Throws
   * `FlowError` for an id that is not known any more.
   */
  readonly grant: (id: string) => Promise<DeskListCheck>
}
