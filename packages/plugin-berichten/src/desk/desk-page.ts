import type { ShownAttachment } from '../inbox/inbox-page.ts'

/** Which conversations the desk lists. */
export const DESK_LISTS = ['waiting', 'answered', 'closed', 'record'] as const

/** Which conversations the desk lists. */
export type DeskListName = (typeof DESK_LISTS)[number]

/** How long an answer may take, and whether it is late. Days are `YYYY-MM-DD`. */
export interface DeskTerm {
  readonly since: string
  readonly due?: string
  readonly isLate: boolean
}

/** A conversation as the desk lists it. */
export interface DeskLine {
  readonly id: string
  readonly clientId: string
  /** Absent for a client who is gone. */
  readonly client?: string
  readonly topic: string
  readonly from: string
  readonly lastAt: string
  readonly term?: DeskTerm
  /** Who of the staff takes care of it. */
  readonly taken?: { readonly name: string; readonly isMine: boolean }
}

/** The list of conversations: those that wait longest first, the others newest first. */
export interface DeskListPage {
  readonly page: 'list'
  readonly show: DeskListName
  readonly lines: readonly DeskLine[]
  readonly next?: string
  readonly isLater: boolean
  /** How many wait. */
  readonly waiting: number
}

/** A message as the desk shows it. */
export interface DeskMessage {
  readonly id: string
  readonly at: string
  readonly author: string
  /** Who of the staff wrote it; absent for one of the own side. */
  readonly staff?: string
  readonly text: string
  readonly attachments: readonly ShownAttachment[]
  /** Whether the own side opened an answer, where there are receipts. */
  readonly seenBy: readonly string[]
}

/** One conversation, its newest messages at the end. */
export interface DeskThreadPage extends DeskLine {
  readonly page: 'thread'
  readonly messages: readonly DeskMessage[]
  readonly older?: string
  readonly isOlder: boolean
  readonly isClosed: boolean
  /** Whether the care record answers. */
  readonly byRecord: boolean
  readonly organisation: string
  readonly draft?: { readonly text: string; readonly savedAt: string }
}

/** What the desk shows. */
export type DeskPage = DeskListPage | DeskThreadPage
