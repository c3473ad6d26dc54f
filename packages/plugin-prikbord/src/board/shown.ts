/** What this reader may do with a message. */
export interface MessageRights {
  readonly edit: boolean
  readonly remove: boolean
  readonly hide: boolean
  readonly show: boolean
}

/** A message or a reply as this reader sees it. Times are ISO 8601 in UTC. */
export interface ShownMessage {
  readonly id: string
  /** Absent when it was deleted. */
  readonly author?: string
  readonly own: boolean
  /** Whether it came since this reader last looked; never of their own. */
  readonly new: boolean
  readonly at: string
  readonly editedAt?: string
  /** By whom and when it was hidden; its author and the portal administrator see it all the same. */
  readonly hidden?: { readonly by: string; readonly at: string }
  readonly text: string
  readonly may: MessageRights
}

/** A photo with a message; sizes are pixels, of the small one. */
export interface ShownPhoto {
  readonly id: string
  /** What is to be seen on it; empty when its author said nothing. */
  readonly description: string
  readonly width: number
  readonly height: number
}

/** A message with its photos and its replies, oldest reply first. */
export interface ShownPost extends ShownMessage {
  /** Only replies are left of it. */
  readonly deleted: boolean
  readonly photos: readonly ShownPhoto[]
  readonly replies: readonly ShownMessage[]
}
