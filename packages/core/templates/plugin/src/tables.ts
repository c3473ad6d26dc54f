import type { PluginTables } from '@voordeur/core'
import { sql, type Kysely } from 'kysely'

/** How many characters a line holds at most. */
export const LONGEST_LINE = 500

/** The tables as the code sees them. Every name begins with the plugin's id. */
export interface YourPluginTables {
  readonly your_plugin_line: {
    readonly id: string
    readonly client_id: string
    readonly author_id: string
    readonly author_name: string
    readonly text: string
    readonly written_at: Date
  }
}

// A migration that has run anywhere is never changed again: what comes later is a new one, '002-…'.
async function createLines(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table your_plugin_line (
      id uuid not null,
      client_id uuid not null references client (id),
      author_id uuid not null,
      author_name text not null,
      text text not null check (length(text) <= ${sql.lit(LONGEST_LINE)}),
      written_at timestamptz not null,
      primary key (client_id, id)
    )`.execute(db)
  await sql`create index your_plugin_newest on your_plugin_line (client_id, written_at desc)`.execute(db)
}

/** What the plugin keeps, and whose it is. */
export const tables: PluginTables = {
  migrations: { '001-lines': { up: createLines } },
  // Rows of a client. The portal makes the row-level security from this: a forgotten `where` shows one client, never two.
  rows: { line: 'client' },
  // What `voordeur check` prints for the data protection officer: what is kept, how long, how exported, how erased.
  personalData: {
    line: 'What somebody wrote about a client, with their name; as long as the copy of the client; exported with the dossier; erased with the client.',
  },
}
