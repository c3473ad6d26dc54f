/** A client as the desk lists them: who it is, and nothing of the record. Days are `YYYY-MM-DD`. */
export interface DeskClient {
  readonly id: string
  /** The client number; where the source gives none, its own identifier. */
  readonly number: string
  readonly name: string
  readonly bornOn?: string
  readonly location?: string
  readonly careEndedOn?: string
  /** How many people have access that is open now. */
  readonly people: number
}

/** A page of clients by name; `after` is the cursor of the next page. */
export interface DeskClientPage {
  readonly clients: readonly DeskClient[]
  readonly after?: string
}

/** Finding a client. */
export interface DeskClients {
  /** By a whole client number, or by the beginning of words of the name (at least two letters); at most 20 a page. That somebody looked is logged. */
  readonly find: (asked: { readonly words: string; readonly after?: string }) => Promise<DeskClientPage>
  /** One client by the portal's id; undefined when there is none, or the copy was erased. */
  readonly open: (id: string) => Promise<DeskClient | undefined>
}
