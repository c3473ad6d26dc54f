/** What one table of the kernel keeps of people: for the page about data protection, and for whoever answers a request of somebody (AVG 13–17, 30). */
export interface TableInventory {
  /** Whose data it is. */
  readonly whose: readonly ('client' | 'account' | 'staff' | 'somebody who asks' | 'nobody')[]
  /** What is kept, and what for. */
  readonly keeps: string
  readonly until: string
  readonly exported: string
  readonly erased: string
  /** Every column, with spaces between: what says something of a person, what points at one, what is sealed or a digest, and the rest. */
  readonly columns: { readonly personal?: string; readonly points?: string; readonly sealed?: string; readonly rest?: string }
}

/** For what goes with the portal's copy of a client. */
export const WITH_COPY = { until: 'as long as the copy of the client', erased: 'with the copy of the client' } as const

/** Tables of the kernel by name, with what each keeps. */
export type Inventory = Readonly<Record<string, TableInventory>>
