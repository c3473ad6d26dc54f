import type { PersonNearby } from '@voordeur/core'

/** A conversation in the list. Instants are ISO 8601 in UTC. */
export interface ThreadLine {
  readonly id: string
  readonly topic: string
  /** The other members by name; empty for one with the organisation. */
  readonly others: readonly string[]
  readonly lastAt: string
  /** How its newest message begins. */
  readonly excerpt: string
  readonly lastIsOwn: boolean
  /** How many messages the reader has not opened. */
  readonly unread: number
  readonly hasDraft: boolean
}

/** What is written above and below the list and the forms. */
export interface Guidance {
  /** The number to call when it can not wait, where messages go to the organisation. */
  readonly phone?: string
  /** The name of the organisation. */
  readonly organisation: string
  /** The name of the client. */
  readonly client: string
}

/** The list of conversations, newest first. */
export interface ListPage {
  readonly page: 'list'
  readonly threads: readonly ThreadLine[]
  readonly older?: string
  /** Whether these are not the newest. */
  readonly isOlder: boolean
  readonly guidance: Guidance
  /** To whom the reader may write, between contacts. */
  readonly people: readonly PersonNearby[]
  /** The newest conversation of all, for who saves them. */
  readonly newest?: string
  /** Whether a new message was begun and not sent. */
  readonly hasDraft: boolean
}

/** A photo or document with a message. */
export interface ShownAttachment {
  readonly id: string
  readonly name: string
  readonly isPhoto: boolean
}

/** A message of a conversation. */
export interface ShownMessage {
  readonly id: string
  readonly at: string
  readonly isOwn: boolean
  /** Absent for a reply of the organisation, which goes by its own name. */
  readonly author?: string
  readonly byOrganisation: boolean
  /** Whether it was not opened before. */
  readonly isNew: boolean
  readonly text: string
  readonly attachments: readonly ShownAttachment[]
  /** Who of the others opened a message of the reader, where there are receipts. */
  readonly seenBy: readonly string[]
  /** What became of it on its way to the care record. */
  readonly sent?: 'waiting' | 'sent' | 'stuck'
}

/** What somebody typed and did not send. */
export interface Draft {
  readonly topic: string
  readonly recipients: readonly string[]
  readonly text: string
  readonly savedAt: string
}

/** One conversation, a page of its messages in the order in which they were sent. */
export interface ThreadPage {
  readonly page: 'thread'
  readonly id: string
  readonly topic: string
  readonly others: readonly string[]
  /** Those of them who can read it no more: their access ended, or no longer holds messages. */
  readonly gone: readonly string[]
  readonly toOrganisation: boolean
  readonly isClosed: boolean
  readonly messages: readonly ShownMessage[]
  /** The cursor of the page before this one. */
  readonly older?: string
  readonly isOlder: boolean
  /** The last day of the promised answer, while one is waited for and it is not over. */
  readonly answerBy?: string
  readonly draft?: Draft
  readonly guidance: Guidance
  /** The conversation that comes after it in the list, for who saves them all. */
  readonly next?: string
}

/** The form of a new conversation. */
export interface NewPage {
  readonly page: 'new'
  readonly people: readonly PersonNearby[]
  readonly draft?: Draft
  readonly guidance: Guidance
}

/** What the inbox shows. */
export type InboxPage = ListPage | ThreadPage | NewPage
