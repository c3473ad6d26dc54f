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
  /** Whether its items are words, and no rows with columns of their own. */
  readonly ofWords?: boolean
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

/**
 * Declares a kind of row. Reading one gives its item, or the first thing that is wrong with its columns, without its value. Whether the
 * item fits the type's schema is the kernel's to say, which asks it of every record of every source.
 */
export function defineRowKind<Row extends z.ZodType>(input: RowKindInput<Row>): RowKind {
  const { noun, type, schema, lists = [], mayBeForAll = false, toItem } = input
  return {
    noun,
    type,
    schema,
    lists,
    mayBeForAll,
    read(value, client) {
      const row = schema.safeParse(value)
      if (!row.success) {
        const issue = row.error.issues[0]
        return { broken: `the ${noun} can not be read: ${issue === undefined ? 'it is not as documented' : sayIssue(issue)}` }
      }
      const item = toItem(row.data, client)
      return { item: { ...item, withdrawn: item.withdrawn ?? findWithdrawn(noun, item.data) } }
    },
  }
}

// The statuses by which FHIR calls an item a mistake, and a document replaced.
function findWithdrawn(noun: string, data: unknown): string | undefined {
  const status = typeof data === 'object' && data !== null && 'status' in data ? String(data.status).trim().toLowerCase() : ''
  if (status === 'entered-in-error') return `not shown: this ${noun} was withdrawn in the source as a mistake`
  return status === 'superseded' ? `not shown: this ${noun} was replaced by a newer version` : undefined
}
