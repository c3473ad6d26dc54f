import type { Basis } from './viewer.ts'
import type { MediaFile } from './part-media.ts'

/** How a request for access stands: confirmed by mail and waiting, handled, or over. */
export type AccessRequestState = 'open' | 'granted' | 'refused'

/** A request for access (Toegang aanvragen). Instants are ISO 8601 in UTC. What was asked is in the words of who asks; nothing of it was checked. */
export interface AccessRequest {
  readonly id: string
  readonly state: AccessRequestState
  readonly askedAt: string
  /** Who asks, by a mail address that was confirmed; or the member of staff who entered it for a client who asked in person. */
  readonly name: string
  readonly email: string
  readonly phone?: string
  readonly enteredBy?: string
  /** For whom: as the person wrote it. */
  readonly clientName: string
  readonly clientBornOn?: string
  readonly clientNumber?: string
  readonly basis: Basis
  readonly explanation?: string
  readonly evidence: readonly { readonly id: string; readonly name: string; readonly mime: MediaFile['mime'] }[]
  readonly handledAt?: string
  readonly handledBy?: string
}

/** People who ask for access. */
export interface DeskRequests {
  /** The permission sets that can be given. */
  readonly sets: () => Promise<readonly { readonly id: string; readonly title: string }[]>
  readonly list: (asked: { readonly state: AccessRequestState; readonly before?: string }) => Promise<{
    readonly requests: readonly AccessRequest[]
    readonly older?: string
  }>
  readonly open: (id: string) => Promise<AccessRequest | undefined>
  /** A file of evidence; that it was opened is logged. */
  readonly evidence: (fileId: string) => Promise<MediaFile | undefined>
  /** Enters a request for a client who asked in person; it waits for a decision like any other. */
  readonly enter: (request: {
    /** The id of the form: sent twice, it is one request. A UUID. */
    readonly key: string
    readonly name: string
    readonly email: string
    readonly phone?: string
    readonly clientName: string
    readonly clientNumber?: string
    readonly basis: Basis
    readonly explanation: string
    readonly evidence: readonly { readonly name: string; readonly mime: MediaFile['mime']; readonly bytes: Uint8Array }[]
  }) => Promise<string>
  /** Gives first access to this client, on this ground, with what was seen of the evidence; the person gets a mail. */
  readonly grant: (
    id: string,
    grant: {
      readonly clientId: string
      readonly basis: Basis
      readonly represents: boolean
      readonly portalAdmin: boolean
      readonly set?: string
      readonly evidence: string
      /** The client, between 12 and 16, agreed that this parent or guardian reads. */
      readonly consented?: boolean
      /** A mobile number as staff heard it from the person, where signing in asks for one. Never the one of the form: a stranger may have typed it. */
      readonly phone?: string
    },
  ) => Promise<void>
  /** Says no; the person gets a mail with the sentence. */
  readonly refuse: (id: string, answer: string) => Promise<void>
  /** How many wait. */
  readonly count: () => Promise<number>
}
