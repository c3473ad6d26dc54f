import type { PluginTables } from '@voordeur/core'
import { sql, type Kysely } from 'kysely'
import type { Migration } from 'kysely/migration'

/** The longest text of a request, of the part it is about, and of an answer, in characters. */
export const LONGEST = { about: 200, text: 4000, answer: 4000 } as const

/** A request of a client's side to correct or destroy something of the record (AVG 16 and 17, WGBO 7:454 and 7:455). */
export interface CorrectionTable {
  readonly id: string
  readonly client_id: string
  readonly kind: 'correct' | 'destroy'
  /** Which part of the record, in words of who asks. */
  readonly about: string
  readonly text: string
  readonly asked_by: string
  readonly asked_name: string
  readonly asked_at: Date
  /** The last day on which it is answered in time. */
  readonly due_on: string
  readonly received_at: Date | null
  readonly received_by: string | null
  readonly extended_at: Date | null
  readonly extended_why: string | null
  readonly decision: 'done' | 'partly' | 'refused' | null
  readonly answer: string | null
  readonly answered_at: Date | null
  readonly answered_by: string | null
}

/** The tables of this plugin, by full name. */
export interface BeheerTables {
  readonly beheer_correction: CorrectionTable
}

const corrections: Migration = {
  up: async (db: Kysely<unknown>) => {
    await sql`create table beheer_correction (
      id uuid primary key,
      client_id uuid not null references client (id),
      kind text not null check (kind in ('correct', 'destroy')),
      about text not null check (length(about) <= ${sql.lit(LONGEST.about)}),
      text text not null check (length(text) <= ${sql.lit(LONGEST.text)}),
      asked_by uuid not null,
      asked_name text not null,
      asked_at timestamptz not null,
      due_on date not null,
      received_at timestamptz,
      received_by text,
      extended_at timestamptz,
      extended_why text,
      decision text check (decision in ('done', 'partly', 'refused')),
      answer text check (length(answer) <= ${sql.lit(LONGEST.answer)}),
      answered_at timestamptz,
      answered_by text,
      check ((received_at is null) = (received_by is null)),
      check ((extended_at is null) = (extended_why is null)),
      check ((answered_at is null) = (decision is null) and (answered_at is null) = (answer is null) and (answered_at is null) = (answered_by is null))
    )`.execute(db)
    await sql`create index beheer_correction_of_client on beheer_correction (client_id, asked_at desc)`.execute(db)
    await sql`create index beheer_correction_open on beheer_correction (due_on) where answered_at is null`.execute(db)
  },
}

/** The tables of this plugin: what the client's side asked to be corrected or destroyed, which its own desk part answers. */
export const tables: PluginTables = {
  migrations: { '001-corrections': corrections },
  rows: { correction: 'client' },
  desk: ['correction'],
  personalData: {
    correction:
      'What somebody of the client’s side asks to correct or destroy: name, moment and words, and the decision with its reason. Kept as long as the copy of the record, also when the account of who asked is erased, shown to the client’s side and in its download, erased with that copy.',
  },
}
