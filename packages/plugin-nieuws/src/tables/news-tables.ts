/** A piece of news as staff wrote it. */
export interface NewsColumns {
  readonly id: string
  readonly title: string
  readonly text: string
  /** The one location it is for; null for everybody. */
  readonly location: string | null
  readonly pinned: boolean
  /** From when it is read. Of a draft null where no day was chosen: then from the moment it is published. */
  readonly from_at: Date | null
  /** Until when it is read, not included; null for as long as it stands. */
  readonly until_at: Date | null
  /** Who wrote it last. Readers don't see it. */
  readonly author_id: string
  readonly author_name: string
  readonly changed_at: Date
}

/** The photo of a piece of news, where it has one: all of these, or none. Sizes are pixels. */
export interface PhotoColumns {
  readonly photo: Uint8Array | null
  readonly photo_small: Uint8Array | null
  /** What is to be seen on it. */
  readonly photo_alt: string | null
  readonly photo_width: number | null
  readonly photo_height: number | null
}

/** The tables of the news, by full name. */
export interface NewsTables {
  /** What was published: readers see it from `from_at` on. */
  readonly nieuws_item: NewsColumns & PhotoColumns & { readonly from_at: Date }
  /** What was not published yet, or was taken back; the desk alone reaches it. */
  readonly nieuws_draft: NewsColumns & PhotoColumns
  /** What an account has seen of the news, of the last weeks. */
  readonly nieuws_seen: { readonly account_id: string; readonly item_id: string; readonly seen_at: Date }
}
