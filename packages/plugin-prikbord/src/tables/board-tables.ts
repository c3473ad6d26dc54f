import type { Generated } from 'kysely'

/** Who wrote something, when, and whether it was changed or hidden. What was deleted and still has replies under it has neither author nor words. */
export interface MessageColumns {
  readonly id: string
  readonly client_id: string
  /** The place in the order in which things arrived on this board: one higher than everything that was there when it was written. */
  readonly arrival: number
  readonly author_id: string | null
  /** The name of the author as it was at that moment. */
  readonly author_name: string | null
  readonly text: string
  readonly posted_at: Date
  readonly edited_at: Date | null
  readonly hidden_at: Date | null
  readonly hidden_by_id: string | null
  readonly hidden_by_name: string | null
}

/** The tables of the notice board, by full name. */
export interface BoardTables {
  /** How many things ever arrived on the board of a client; whoever writes holds this row until it is done. */
  readonly prikbord_board: { readonly client_id: string; readonly arrivals: number }
  readonly prikbord_post: Nullable<MessageColumns> & { readonly deleted_at: Generated<Date | null> }
  readonly prikbord_reply: Nullable<MessageColumns> & { readonly post_id: string }
  readonly prikbord_photo: {
    readonly id: string
    readonly client_id: string
    readonly post_id: string
    readonly position: number
    /** What is to be seen on it, in the words of who posted it; empty when nothing was said. */
    readonly description: Generated<string>
    readonly name: string
    readonly bytes: Uint8Array
    readonly small: Uint8Array
    /** Of the small one, in pixels. */
    readonly small_width: number
    readonly small_height: number
  }
  /** Up to which arrival an account has seen the board of a client. */
  readonly prikbord_seen: { readonly account_id: string; readonly client_id: string; readonly arrival: number }
}

/** What may be left out when a row is made. */
type Nullable<Row> = { readonly [Column in keyof Row]: null extends Row[Column] ? Generated<Row[Column]> : Row[Column] }
