import type { Generated } from 'kysely'

/** The tables of the messages, by full name. */
export interface MessageTables {
  readonly berichten_thread: {
    readonly id: string
    readonly client_id: string
    readonly topic: string
    /** Whether it is with the organisation, in place of with people around the client. */
    readonly to_organisation: boolean
    readonly started_at: Date
    /** The place of its newest message in the order of all. */
    readonly last_position: string
    /** Since when the own side waits for an answer of the desk. */
    readonly waiting_since: Date | null
    /** Whether the care record has its newest message, and answers. */
    readonly handed_over: boolean
    readonly closed_at: Date | null
  }
  readonly berichten_member: {
    readonly thread_id: string
    readonly client_id: string
    readonly account_id: string
    /** The name as it was when the thread began. */
    readonly name: string
  }
  readonly berichten_message: {
    readonly id: string
    readonly client_id: string
    readonly thread_id: string
    readonly position: Generated<string>
    readonly side: 'own' | 'organisation'
    /** Who of the own side wrote it. */
    readonly account_id: string | null
    /** The name as it was; of staff only where the organisation shows names. */
    readonly author_name: string | null
    readonly text: string
    readonly sent_at: Date
  }
  readonly berichten_attachment: {
    readonly id: string
    readonly client_id: string
    readonly thread_id: string
    readonly message_id: string
    readonly position: number
    readonly name: string
    readonly mime: 'image/webp' | 'application/pdf'
    readonly bytes: Uint8Array
    readonly small: Uint8Array | null
  }
  /** Which message (or reply of the record) an account has opened. */
  readonly berichten_seen: {
    readonly message_id: string
    readonly client_id: string
    readonly account_id: string
    readonly side: 'own' | 'organisation'
    readonly seen_at: Date
  }
  readonly berichten_draft: {
    readonly account_id: string
    readonly client_id: string
    /** The thread that it answers, or `NEW_THREAD`. */
    readonly thread_id: string
    readonly topic: string
    /** Ids of accounts, parted by a space. */
    readonly recipients: string
    readonly text: string
    readonly saved_at: Date
  }
  /** Who of the staff wrote an answer. */
  readonly berichten_answer: { readonly message_id: string; readonly client_id: string; readonly account_id: string; readonly name: string }
  /** Who of the staff takes care of a thread. */
  readonly berichten_assignment: {
    readonly thread_id: string
    readonly client_id: string
    readonly account_id: string
    readonly name: string
    readonly assigned_at: Date
  }
}

/** Stands in the place of a thread in the draft of a new one. */
export const NEW_THREAD = '00000000-0000-0000-0000-000000000000'
