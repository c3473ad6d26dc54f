import type { VisibleRecord } from './part-context.ts'
import type { RecordType } from './record.ts'

/** How a hit of the full-text search finds its place in a part. */
export interface PartSearch<Data = unknown> {
  /** A record type among the part's `reads`, found by the text at its `search` paths. */
  readonly type: RecordType<Data>
  /** Message key of what such a hit is called in a list (`Rapportage`). */
  readonly title: string
  /**
   * The query of this part that shows the record; the part's own `query` schema must take it. Undefined for a record that the part does
   * not show (a draft, a mistake): it is no hit. Pure.
   */
  readonly link: (record: VisibleRecord<Data>) => Readonly<Record<string, string>> | undefined
}
