import type { z } from 'zod'
import { brand, type Branded } from './brand.ts'

/**
 * A kind of record: its schema and what the kernel must know to order, redact and search it.
 * Paths are dotted; `*` stands for every item of a list (`members.*.person`).
 */
export interface RecordType<Data = unknown> extends Branded<'record'> {
  readonly name: string
  readonly schema: z.ZodType<Data>
  /** The field with the moment (or day) the record is about; lists are ordered by it. */
  readonly at?: string
  /** Paths of staff members (`{ name?, role? }`) whose name gives way to the role when the organisation says so. */
  readonly staffNames: readonly string[]
  /** Paths of staff members whose name a law says must be told, whatever the organisation decides (Wzd, art. 5 lid 1). */
  readonly namedByLaw: readonly string[]
  /** Paths of prose in which names of known staff are replaced when the organisation says so; what a source displays beside a code is prose too. */
  readonly freeText: readonly string[]
  /** Paths of names of the client's own side: they are never replaced, and in the prose about the same client they stand as they are. */
  readonly ownNames: readonly string[]
  /** Paths of text by which a reader finds it: prose and names of things, never more than its page shows. */
  readonly search: readonly string[]
  /** Which of these paths hold XHTML: what is found in them is their text, and never a tag. */
  readonly markup: readonly string[]
  /** Path of the text by which its file is called where somebody saves it; prose like any other, so that names of staff give way in it. */
  readonly fileName?: string
}

/** What an author writes to declare a kind of record. */
export interface RecordTypeInput<Data> {
  readonly name: string
  readonly schema: z.ZodType<Data>
  readonly at?: string
  readonly staffNames?: readonly string[]
  readonly namedByLaw?: readonly string[]
  readonly freeText?: readonly string[]
  readonly ownNames?: readonly string[]
  /** The prose in `freeText` when left out. */
  readonly search?: readonly string[]
  readonly markup?: readonly string[]
  readonly fileName?: string
}

/** Declares a kind of record. */
export function defineRecord<Data>(input: RecordTypeInput<Data>): RecordType<Data> {
  return brand('record', { staffNames: [], namedByLaw: [], freeText: [], ownNames: [], search: input.freeText ?? [], markup: [], ...input })
}
