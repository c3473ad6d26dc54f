import type { Writer } from './decide-writer.ts'
import type { Feeling } from './feelings.ts'

/** What the client's side said about one week, which is named by its Monday. */
export interface Answer {
  readonly week: string
  readonly feeling: Feeling
  readonly text: string
  /** As whom the author answered. */
  readonly writer: Writer
  readonly author: string
}

/** What the page, its JSON and the download are made of. */
export interface HalfYear {
  readonly client: string
  /** The Monday of this week. */
  readonly week: string
  /** As whom this reader may answer, where they have the right. */
  readonly writer: Writer
  /** Newest first; a week without an answer is not there. */
  readonly answers: readonly Answer[]
}
