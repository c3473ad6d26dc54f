import type { PluginTables } from '@voordeur/core'
import { sql, type Kysely } from 'kysely'
import type { Writer } from './decide-writer.ts'
import type { Feeling } from './feelings.ts'

/** How many characters the sentence holds at most. The message `problem.long` says it too. */
export const LONGEST_TEXT = 300

/** The tables as the code sees them. */
export interface VitaliteitTables {
  readonly vitaliteit_answer: {
    readonly client_id: string
    /** The Monday of the week. */
    readonly week: string
    readonly feeling: Feeling
    readonly text: string
    /** As whom the author answered. */
    readonly writer: Writer
    readonly author_id: string
    readonly author_name: string
    readonly written_at: Date
  }
}

// The key is what makes it one answer a week. It is also the index by which a half year is read.
async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table vitaliteit_answer (
      client_id uuid not null references client (id),
      week date not null check (extract(isodow from week) = 1),
      feeling text not null check (feeling in ('bad', 'poor', 'fair', 'good', 'very-good')),
      text text not null check (length(text) <= 300),
      writer text not null check (writer in ('self', 'representative')),
      author_id uuid not null,
      author_name text not null,
      written_at timestamptz not null,
      primary key (client_id, week)
    )`.execute(db)
}

/** What the plugin keeps, and whose it is. */
export const tables: PluginTables = {
  migrations: { '001-answers': { up: createAnswers } },
  rows: { answer: 'client' },
  personalData: {
    answer:
      'How the client felt in a week (one of five steps; it says something about health), the sentence that was written with it, and who filled it in, as the client or for the client, with their name at that moment; as long as the copy of the client; the last half year is exported with the part; erased with the client.',
  },
}
