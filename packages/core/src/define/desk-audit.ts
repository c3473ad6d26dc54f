/** A line of the access log as the desk reads it. The instant is ISO 8601 in UTC. */
export interface DeskAuditEntry {
  readonly at: string
  readonly event: string
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly outcome: string
  /** The account that did it, or who acted without one (a member of staff); undefined for the portal itself. */
  readonly who?: string
  /** The account whose access or account it was about. */
  readonly about?: string
  readonly client?: { readonly id: string; readonly name: string }
  readonly part?: string
  readonly right?: string
}

/** A page of the access log; `older` is the cursor of the next one. */
export interface DeskAuditPage {
  readonly entries: readonly DeskAuditEntry[]
  readonly older?: string
}

/** The access log. Reading it is logged. */
export interface DeskAudit {
  /** Newest first, fifty a page, in whole Amsterdam days (`YYYY-MM-DD`, both included), about one client or account where asked. */
  readonly list: (asked: {
    readonly from: string
    readonly until: string
    readonly clientId?: string
    readonly accountId?: string
    readonly before?: string
  }) => Promise<DeskAuditPage>
}
