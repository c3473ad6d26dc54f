import type { Basis } from './viewer.ts'

/** An access as the desk shows it. Instants are ISO 8601 in UTC. */
export interface DeskPerson {
  readonly accessId: string
  readonly accountId: string
  readonly name: string
  readonly email: string
  readonly basis: Basis
  readonly represents: boolean
  readonly portalAdmin: boolean
  readonly rights: readonly string[]
  /** `open`, or why it is closed (`blocked`, `care-ended`, …). */
  readonly state: string
  readonly validUntil?: string
  /** On what the organisation gave it, as staff noted it. */
  readonly evidence?: string
}

/** Another side of the same: a client to whom somebody has access. */
export interface DeskAccessOf extends Pick<DeskPerson, 'accessId' | 'basis' | 'represents' | 'portalAdmin' | 'state' | 'validUntil'> {
  readonly client: { readonly id: string; readonly number: string; readonly name: string }
}

/** First access of one person to one client. */
export interface DeskGrant {
  readonly clientId: string
  readonly email: string
  readonly name: string
  readonly basis: Basis
  readonly represents: boolean
  readonly portalAdmin: boolean
  /** A permission set of the portal; what the basis starts with when it is left out. */
  readonly set?: string
  /** What was seen that proves the ground, in words (`Beschikking mentorschap rechtbank, 3 maart 2026`); no number of an identity document. */
  readonly evidence: string
  /** A mobile number as people write it, where signing in asks for one. */
  readonly phone?: string
  readonly consented?: boolean
}

/** Who has access to whom. Everything throws with a code that the desk says in words, and stands in the access log. */
export interface DeskAccess {
  /** The permission sets that can be given. */
  readonly sets: () => Promise<readonly { readonly id: string; readonly title: string }[]>
  readonly ofClient: (clientId: string) => Promise<readonly DeskPerson[]>
  readonly ofAccount: (accountId: string) => Promise<readonly DeskAccessOf[]>
  readonly grant: (grant: DeskGrant) => Promise<void>
  readonly revoke: (accessId: string) => Promise<void>
  readonly block: (accessId: string) => Promise<void>
  readonly unblock: (accessId: string) => Promise<void>
  readonly consent: (accessId: string) => Promise<void>
  readonly makeAdmin: (accessId: string) => Promise<void>
  /** Hides a record by its source, type and source id, or shows it again; no word of it is read. */
  readonly hideRecord: (asked: {
    readonly source: string
    readonly type: string
    readonly sourceId: string
    readonly reason: string
    readonly hidden: boolean
  }) => Promise<void>
}
