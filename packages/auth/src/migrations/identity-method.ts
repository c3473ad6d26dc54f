import { sql } from 'kysely'
import type { Migration } from 'kysely/migration'

const STATEMENTS = [
  // What was linked before does not say by which method: it lets nobody in until it is linked anew.
  `alter table auth_identity add column method text not null default ''`,
  `alter table auth_identity alter column method drop default`,
]

/** By which method a person at an identity provider may come in. */
export const identityMethod: Migration = {
  up: async (db) => {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db)
  },
}
