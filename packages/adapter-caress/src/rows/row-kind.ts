import type { RecordType } from '@voordeur/core'
import type { z } from 'zod'
import { sayIssue } from './say-issue.ts'

/** What a row becomes, before it is known where the row stands. */
export interface RowItem {
  /** Its id within the client. */
  readonly id: string
  readonly data: unknown
  readonly recordedAt?: string | undefined
  readonly version?: string | undefined
  /** The file in the export that is opened beside the data. */
  readonly file?: string | undefined
  /** In plain words why its source itself says that it is not to be seen: then it is gone, and not lost. */
  readonly withdrawn?: string | undefined
}

/** A column of CSV that takes a row for each item of a list; `lead` begins the next item, `many` adds to the one above. */
export interface ListColumn {
  readonly name: string
  readonly lead?: string
  readonly many?: string
}

/** A kind of row: its columns, the record it becomes, and in plain words what it is called. */
export interface RowKind {
  readonly noun: string
  readonly type: RecordType
  readonly schema: z.ZodType
  readonly lists: readonly ListColumn[]
  /** Whether a row without a client is one for every client of the export. */
  readonly mayBeForAll: boolean
  /** The item of a row of this client, or in plain words why it is none. */
  readonly read: (value: unknown, client: string) => ReadRow
}

/** An item, or why a row is none. */
export type ReadRow = { readonly item: RowItem } | { readonly broken: string }

/** What a kind of row is made from. */
export interface RowKindInput<Row extends z.ZodType> {
  readonly noun: string
  readonly type: RecordType
  readonly schema: Row
  readonly lists?: readonly ListColumn[]
  readonly mayBeForAll?: boolean
  readonly toItem: (row: z.output<Row>, client: string) => RowItem
}

/** Declares a kind of row. Reading one gives data that fits the type's schema, or the first thing that is wrong, without its value. */
export function defineRowKind<Row extends z.ZodType>(input: RowKindInput<Row>): RowKind {
  const { noun, type, schema, lists = [], mayBeForAll = false, toItem } = input
  const toBroken = (error: z.ZodError): ReadRow => {
    const issue = error.issues[0]
    return { broken: `the ${noun} can not be read: ${issue === undefined ? 'it is not as documented' : sayIssue(issue)}` }
  }
  return {
    noun,
    type,
    schema,
    lists,
    mayBeForAll,
    read(value, client) {
      const row = schema.safeParse(value)
      if (!row.success) return toBroken(row.error)
      const item = toItem(row.data, client)
      const data = type.schema.safeParse(item.data)
      return data.success ? { item: { ...item, data: data.data, withdrawn: findWithdrawn(noun, data.data) } } : toBroken(data.error)
    },
  }
}

// The statuses by which FHIR calls an item a mistake, and a document replaced.
function findWithdrawn(noun: string, data: unknown): string | undefined {
  const status = typeof data === 'object' && data !== null && 'status' in data ? String(data.status).trim().toLowerCase() : ''
  if (status === 'entered-in-error') return `not shown: this ${noun} was withdrawn in the source as a mistake`
  return status === 'superseded' ? `not shown: this ${noun} was replaced by a newer version` : undefined
}
